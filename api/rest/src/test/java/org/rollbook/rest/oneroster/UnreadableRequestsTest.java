package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollbook.rest.RequestsInMemory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.netty.resources.LoopResources;

/** Requests that end before any route is looked for are answered and logged like all others. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableRequestsTest extends EdgeTest {
    private static final Pattern ID = Pattern.compile("(?im)^x-request-id: ([a-z0-9-]{36})\r?$");
    private static final String FORM_12 = "{\"imsx_codeMajor\":\"failure\"";
    private static final String FORM_11 = "{\"statusInfoSet\":[";
    private static final String PROBLEM = "{\"type\":\"urn:rollbook:problem:";

    @Autowired
    RequestsInMemory log;

    @AfterEach
    void hurry() {
        tokens.takeTime(false);
    }

    static Stream<Arguments> requests() {
        String users = "GET " + V1P2 + "/users";
        return Stream.of(
                Arguments.of("noise", "\u0016\u0003\u0001 noise\r\n\r\n", 400, FORM_12, ""),
                Arguments.of("no version", users + "\r\n\r\n", 400, FORM_12, ""),
                Arguments.of("a long address", users + "?filter=" + "a".repeat(1 << 16) + http(""), 414, FORM_12, ""),
                Arguments.of("a long header", users + "?a=b" + http("X: " + "a".repeat(1 << 16)), 431, FORM_12, V1P2),
                Arguments.of("many headers", users + http("X: y\r\n".repeat(10_000) + "X: z"), 431, FORM_12, V1P2),
                Arguments.of(
                        "many headers, 1.1",
                        "GET " + V1P1 + "/users" + http("X: y\r\n".repeat(10_000) + "X: z"),
                        431,
                        FORM_11,
                        V1P1),
                Arguments.of(
                        "many headers elsewhere",
                        "GET /api/v1/feed" + http("X: y\r\n".repeat(10_000) + "X: z"),
                        431,
                        PROBLEM,
                        "/api/v1/feed"),
                Arguments.of("a header without a colon", users + http("nonsense"), 400, FORM_12, V1P2),
                Arguments.of("a zero octet in a header", users + http("X: a\u0000b"), 400, FORM_12, V1P2),
                Arguments.of("a length that is none", users + http("Content-Length: x"), 400, FORM_12, V1P2),
                Arguments.of("two lengths", users + http("Content-Length: 1\r\nContent-Length: 2"), 400, FORM_12, V1P2),
                Arguments.of(
                        "a host that is none", users + http("Host: a b<c\r\nConnection: close"), 401, FORM_12, V1P2),
                Arguments.of(
                        "an unknown method", "BREW " + V1P2 + "/users" + http("Connection: close"), 405, "{", V1P2));
    }

    private static String http(String header) {
        return " HTTP/1.1\r\n" + (header.startsWith("Host") ? "" : "Host: localhost\r\n")
                + (header.isEmpty() ? "" : header + "\r\n") + "\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void are_answered_and_logged(String what, String request, int status, String body, String path) throws Exception {
        String answer = answer(request);
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).startsWith(body);

        var id = ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        var logged = log.newest().request();
        assertThat(logged.requestId()).isEqualTo(id.group(1));
        assertThat(logged.status()).isEqualTo(status);
        assertThat(logged.path()).startsWith(path).doesNotContain("?");
        assertThat(logged.connectionId()).isNull();
    }

    @Test
    void a_body_that_cannot_be_read_is_refused_and_logged_with_its_connection() throws Exception {
        String answer = answer(brokenChunks(GRADEBOOK + "/lineItems/chunks"));
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains(FORM_12, "[invalid_request]");
        var logged = log.newest().request();
        assertThat(logged.path()).endsWith("/chunks");
        assertThat(logged.connectionId()).isEqualTo("con-lenient");
        assertThat(logged.status()).isEqualTo(400);
        assertThat(district.sent).isEmpty();
    }

    /** After so many requests every thread of the server has long done with the first ones. */
    @Test
    void a_body_that_cannot_be_read_leaves_nothing_in_the_log_of_the_service(CapturedOutput output) throws Exception {
        for (int i = 0; i < 4 * LoopResources.DEFAULT_IO_WORKER_COUNT; i++) {
            assertThat(answer(brokenChunks(GRADEBOOK + "/lineItems/chunks"))).startsWith("HTTP/1.1 400 ");
        }
        assertThat(output.getAll()).doesNotContain("Exception");
    }

    @Test
    void a_body_that_cannot_be_read_is_refused_when_its_sender_is_found_later() throws Exception {
        tokens.takeTime(true);
        for (var chunks : List.of("zz\r\n", "2\r\n{}\r\nzz\r\n")) {
            assertThat(answer(chunked("PUT " + GRADEBOOK + "/lineItems/chunks") + chunks))
                    .startsWith("HTTP/1.1 400 ")
                    .contains(FORM_12, "[invalid_request]")
                    .containsIgnoringCase("\r\nConnection: close\r\n");
        }
        assertThat(district.sent).isEmpty();
    }

    @Test
    void what_was_sent_before_a_body_that_cannot_be_read_is_answered_as_ever() throws Exception {
        tokens.takeTime(true);
        var answers = answer(
                chunked("GET " + V1P2 + "/users?limit=1") + "0\r\n\r\n" + brokenChunks(GRADEBOOK + "/lineItems/l"));
        assertThat(answers).startsWith("HTTP/1.1 200 ").containsPattern("\\}HTTP/1\\.1 400 ");
    }

    @Test
    void a_body_that_cannot_be_read_nor_is_wanted_ends_the_connection() throws Exception {
        assertThat(answer(brokenChunks(V1P2 + "/users/x"))).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void a_body_that_breaks_off_behind_its_answer_ends_the_connection() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes(chunked("PUT " + V1P2 + "/users/x") + "2\r\n{}\r\n"));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.getOutputStream().write(bytes("zz\r\n"));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("TTP/1.1 405 ");
        }
    }

    /** What came before the broken chunk is a whole body. */
    private static String brokenChunks(String path) {
        return chunked("PUT " + path) + "2\r\n{}\r\nzz\r\n";
    }

    private static String chunked(String request) {
        return request
                + http("Authorization: Bearer lenient\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String answer(String request) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
