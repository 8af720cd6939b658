package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** What is sent as the body of a command, and is none. */
class BodyTest extends AdminEdgeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name is missing",
                "{\"name\":7}|name is not a text",
                "{\"name\":\" \"}|name is not a text of 1",
                "{\"name\":\"a\\u0000b\"}|printable",
                "{\"name\":\"a\",\"nmae\":1}|There is no property nmae",
                "[]|not a JSON object"
            })
    void a_body_that_says_something_else_is_refused_by_property(String body, String sentence) {
        assertThat(problem(raw("/api/v1/applications", body), 422, "invalid_body"))
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":", "", "nonsense"})
    void a_body_that_is_no_json_is_a_bad_request(String body) {
        problem(raw("/api/v1/applications", body), 400, "invalid_request");
    }

    @Test
    void a_body_of_another_type_or_size_is_refused() {
        problem(
                web.post()
                        .uri("/api/v1/applications")
                        .header("Authorization", BEARER)
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("name")
                        .exchange(),
                415,
                "not_json");
        problem(raw("/api/v1/applications", "{\"name\":\"" + "x".repeat(1_500_000) + "\"}"), 413, "body_too_large");
    }
}
