package org.rollbook.rest.oneroster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.GetObject;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Walk;
import org.rollbook.rest.DistrictStub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What tests of OneRoster's edge share: a lenient and a strict connection with every scope, and 250 users. */
@SpringBootTest(classes = OneRosterUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
abstract class EdgeTest {
    static final String V1P2 = "/ims/oneroster/rostering/v1p2";
    static final String GRADEBOOK = "/ims/oneroster/gradebook/v1p2";
    static final String V1P1 = "/ims/oneroster/v1p1";
    static final long TOTAL = 250;

    @Autowired
    WebTestClient web;

    @Autowired
    DistrictStub district;

    @Autowired
    OneRosterUnderTest.Tokens tokens;

    @Autowired
    OneRosterUnderTest.Disclosed disclosed;

    @LocalServerPort
    int port;

    final List<FindObjects> asked = new ArrayList<>();
    final List<GetObject> askedOne = new ArrayList<>();
    ConnectionView lenient;

    @BeforeEach
    void open() {
        lenient = DistrictStub.connection("lenient", "secret");
        tokens.allow(lenient);
        tokens.allow(DistrictStub.strict(DistrictStub.connection("strict", "secret")));
        district.answer(FindObjects.class, this::page).answer(GetObject.class, this::one);
        district.sent.clear();
        disclosed.pages.clear();
    }

    private ObjectPage page(FindObjects question) {
        asked.add(question);
        var objects = new ArrayList<String>();
        for (long i = question.offset(); i < Math.min(TOTAL, (long) question.offset() + question.limit()); i++) {
            objects.add("{\"sourcedId\":\"us-" + i + "\",\"href\":\"\u0001/users/us-" + i + "\"}");
        }
        long position =
                question.walk() == null ? 70 + asked.size() : question.walk().position();
        long next = question.offset() + objects.size();
        return new ObjectPage(objects, new Walk(position, TOTAL, next, "us-" + (next - 1)), List.of());
    }

    private ObjectPage one(GetObject question) {
        askedOne.add(question);
        String object = "{\"sourcedId\":\"x\",\"a\":\"\u0002/lineItems/l\",\"b\":\"\u0003/resources/r\"}";
        return new ObjectPage(List.of(object), new Walk(7, 1, 1, "x"), List.of());
    }

    ResponseSpec get(String path) {
        return as("lenient", path);
    }

    ResponseSpec as(String client, String path) {
        return web.get()
                .uri(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + client)
                .exchange();
    }

    /** A request whose answer is not read yet; the client's side takes little of it meanwhile. */
    final Socket unread(String client, String path, String header, int buffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nAuthorization: Bearer "
                                + client + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
