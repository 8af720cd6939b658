package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.oneroster.GetObject;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Walk;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class MannersTest extends EdgeTest {
    private ResponseSpec send(HttpMethod method, String path, String header, String value) {
        return web.method(method)
                .uri(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer lenient")
                .header(header, value)
                .exchange();
    }

    private String tag(String path) {
        return get(path).returnResult(String.class).getResponseHeaders().getETag();
    }

    @Test
    void a_page_that_the_client_has_is_not_sent_again() {
        var path = V1P2 + "/users?limit=2";
        var tag = tag(path);
        var answer = send(HttpMethod.GET, path, "If-None-Match", "\"other\", " + tag);
        answer.expectStatus().isNotModified().expectBody().isEmpty();
        answer.expectHeader().valueEquals("ETag", tag).expectHeader().valueEquals("X-Total-Count", "250");
        answer.expectHeader().exists("Link");
        send(HttpMethod.GET, path, "If-None-Match", "*").expectStatus().isNotModified();
        assertThat(disclosed.pages).as("a page that was not sent").hasSize(1);
        send(HttpMethod.HEAD, path, "If-None-Match", tag).expectStatus().isNotModified();
        send(HttpMethod.GET, path, "If-None-Match", "\"other\"").expectStatus().isOk();
        send(HttpMethod.GET, V1P2 + "/users?limit=3", "If-None-Match", tag)
                .expectStatus()
                .isOk();
    }

    @Test
    void a_tag_changes_with_the_object_and_a_pages_with_its_total() {
        var one = tag(V1P2 + "/users/x");
        assertThat(one).startsWith("W/\"");
        assertThat(tag(V1P2 + "/users/x")).isEqualTo(one);
        district.answer(
                GetObject.class,
                question -> new ObjectPage(List.of("{\"sourcedId\":\"y\"}"), new Walk(8, 1, 1, "x"), List.of()));
        assertThat(tag(V1P2 + "/users/x")).isNotEqualTo(one);
        assertThat(tag(V1P2 + "/users?limit=2")).endsWith("-250\"");
    }

    @Test
    @Tag("P11")
    void every_answer_says_what_is_left() {
        get(V1P2 + "/users?limit=2")
                .expectHeader()
                .exists("RateLimit")
                .expectHeader()
                .exists("RateLimit-Policy");
    }

    @Test
    void no_other_site_may_read_the_answers() {
        send(HttpMethod.OPTIONS, V1P2 + "/users", "Origin", "https://elsewhere.example")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
        send(HttpMethod.GET, V1P2 + "/users", "Origin", "https://elsewhere.example")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }
}
