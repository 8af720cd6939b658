package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

class ReadingTest extends EdgeTest {
    @Test
    @Tag("A-104")
    @Tag("A-106")
    void a_page_has_its_total_and_links_in_the_form_of_the_reference() {
        var answer = get(V1P2 + "/users?limit=100&offset=100&filter=status%3D'active'&fields=a,b");

        answer.expectStatus().isOk().expectHeader().valueEquals("X-Total-Count", "250");
        String link = answer.returnResult(String.class).getResponseHeaders().getFirst("Link");
        String base = "<https://sis.example.org" + V1P2 + "/users?limit=100&offset=";
        String others = "&filter=status%3D%27active%27&fields=a%2Cb";
        assertThat(link.replaceAll("&walk=[A-Za-z0-9_.-]+", ""))
                .isEqualTo(base + "0" + others + ">; rel=\"first\", " + base + "0" + others + ">; rel=\"prev\", " + base
                        + "200" + others + ">; rel=\"next\", " + base + "200" + others + ">; rel=\"last\"");
    }

    @Test
    @Tag("A-103")
    @Tag("N26")
    void following_next_visits_every_record_once_as_of_the_first_page() {
        String next = V1P2 + "/users?limit=60";
        int records = 0;
        while (next != null) {
            var result = get(next).expectStatus().isOk().returnResult(String.class);
            records += result.getResponseBody().blockFirst().split("sourcedId").length - 1;
            next = next(result.getResponseHeaders().getFirst("Link"));
        }
        assertThat(records).isEqualTo(250);
        assertThat(asked).hasSize(5);
        assertThat(asked.getFirst().walk()).isNull();
        assertThat(asked.subList(1, 5))
                .allSatisfy(question -> assertThat(question.walk().position()).isEqualTo(71));
        assertThat(asked.get(1).walk().afterId()).isEqualTo("us-59");
    }

    private static String next(String link) {
        for (String one : link.split(", ")) {
            if (one.endsWith("rel=\"next\"")) {
                return one.substring(1, one.indexOf('>')).replace("https://sis.example.org", "");
            }
        }
        return null;
    }

    @Test
    @Tag("N26")
    void a_client_that_counts_offsets_goes_on_with_its_walk_until_it_begins_anew() {
        get(V1P2 + "/users?limit=50&filter=familyName%3D'x'");
        get(V1P2 + "/users?limit=50&offset=50&filter=familyName%3D'x'");
        get(V1P2 + "/users?limit=50&offset=50");
        get(V1P2 + "/users?limit=50&offset=0&filter=familyName%3D'x'");

        assertThat(asked.get(1).walk().position()).isEqualTo(71);
        assertThat(asked.get(3).walk()).isNull();
    }

    @Test
    void a_walk_of_another_connection_or_query_is_not_taken() {
        String link = get(V1P2 + "/classes?sort=title&limit=60")
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst("Link");
        String walk = next(link).replaceAll(".*&walk=", "");

        as("strict", V1P2 + "/classes?sort=title&limit=60&offset=60&walk=" + walk);
        get(V1P2 + "/courses?sort=title&limit=60&offset=60&walk=" + walk);
        get(V1P2 + "/classes?sort=title&limit=60&offset=60&walk=1.1.1.1..AAAA");

        assertThat(asked.get(1).walk()).isNull();
        assertThat(asked.get(2).walk()).isNull();
        assertThat(asked.get(3).walk().position()).isEqualTo(71);
    }

    @Test
    @Tag("A-085")
    @Tag("A-086")
    void addresses_lie_in_the_base_of_their_service_and_under_1_1_in_the_one_base() {
        assertThat(body(GRADEBOOK + "/lineItems/x"))
                .contains("https://sis.example.org" + GRADEBOOK + "/lineItems/l")
                .contains("https://sis.example.org/ims/oneroster/resources/v1p2/resources/r");
        assertThat(body(V1P1 + "/lineItems/x"))
                .contains("https://sis.example.org/ims/oneroster/v1p1/lineItems/l")
                .contains("https://sis.example.org/ims/oneroster/v1p1/resources/r");
    }

    private String body(String path) {
        return new String(
                get(path).expectStatus().isOk().expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("N03")
    void what_is_given_out_is_on_record_with_the_hash_of_its_body() {
        String body = body(V1P2 + "/users?limit=2");

        assertThat(disclosed.pages).singleElement().satisfies(page -> {
            assertThat(page.requestId()).isNotEmpty();
            assertThat(page.collection()).isEqualTo("users");
            assertThat(page.query()).isEqualTo(V1P2 + "/users?limit=2");
            assertThat(page.position()).isEqualTo(71);
            assertThat(page.records()).isEqualTo(2);
            assertThat(page.sha256()).isEqualTo(Page.sha256(body.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    @Tag("A-013")
    @Tag("A-014")
    void ids_are_decoded_once_and_a_plus_stays_a_plus() {
        get(V1P2 + "/users/a%2Fb%2520+@.-_");

        assertThat(askedOne.getFirst().id()).isEqualTo("a/b%20+@.-_");
    }

    @Test
    void parents_come_in_the_order_of_the_path() {
        get(GRADEBOOK + "/classes/c-1/lineItems/l-1/results").expectStatus().isOk();

        assertThat(asked.getFirst().within())
                .containsExactly(new Parent(Collection.CLASSES, "c-1"), new Parent(Collection.LINE_ITEMS, "l-1"));
        assertThat(asked.getFirst().collection()).isEqualTo(Collection.RESULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=abc",
                "limit=",
                "limit=%2B5",
                "limit=1.0",
                "limit=10001",
                "limit=99999999999",
                "offset=-1",
                "offset=x",
                "offset=",
                "orderBy=up",
                "orderBy=ASC",
                "limit=1&limit=2",
                "fields=%E4",
                "x=%GG",
                "filter=a%3D%271%2527"
            })
    @Tag("A-109")
    @Tag("A-110")
    @Tag("A-111")
    void a_parameter_that_is_wrong_is_a_bad_request_in_both_versions(String query) {
        get(V1P2 + "/users?" + query.replace("%GG", "%25GG").replace("%25GG", "%E4"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.imsx_codeMajor")
                .isEqualTo("failure")
                .jsonPath("$.imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldName")
                .isEqualTo("TargetEndSystem");
        get(V1P1 + "/users?" + query.replace("%GG", "%E4"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.statusInfoSet[0].imsx_severity")
                .isEqualTo("error");
    }

    @Test
    @Tag("A-133")
    @Tag("A-134")
    void blanks_come_as_plus_or_percent_20_and_a_plus_as_percent_2b() {
        get(V1P2 + "/users?filter=email='a%2Bb@x.org'+AND%20status='active'");

        var clauses = asked.getFirst().filter().anyOf().getFirst();
        assertThat(clauses).hasSize(2);
        assertThat(clauses.getFirst().value()).isEqualTo("a+b@x.org");
        assertThat(clauses.getFirst().operator()).isEqualTo(Operator.EQUAL);
    }

    @Test
    void an_address_in_a_filter_is_compared_without_its_base() {
        get(V1P2 + "/enrollments?filter=class.href='https://sis.example.org" + V1P2 + "/classes/c'");

        assertThat(asked.getFirst().filter().anyOf().getFirst().getFirst().value())
                .isEqualTo("\u0001/classes/c");
    }

    @Test
    void fields_are_merged_and_an_empty_list_is_told_from_none() {
        get(V1P2 + "/users?fields=a,%20b&fields=c,a");
        get(V1P2 + "/users?fields=");
        get(V1P2 + "/users");

        assertThat(asked.get(0).fields()).containsExactly("a", "b", "c");
        assertThat(asked.get(1).fields()).isEqualTo(List.of(""));
        assertThat(asked.get(2).fields()).isEmpty();
    }

    @Test
    @Tag("A-011")
    void head_is_get_without_a_body_and_gives_nothing_out() {
        var answer = web.method(HttpMethod.HEAD)
                .uri(V1P2 + "/users")
                .header("Authorization", "Bearer lenient")
                .exchange();

        answer.expectStatus().isOk().expectHeader().valueEquals("X-Total-Count", "250");
        answer.expectHeader().exists("Link").expectBody().isEmpty();
        assertThat(disclosed.pages).isEmpty();
    }

    @Test
    @Tag("A-012")
    void a_form_in_the_body_of_get_is_ignored() {
        web.method(HttpMethod.GET)
                .uri(V1P2 + "/users")
                .header("Authorization", "Bearer lenient")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("limit=1")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(asked.getFirst().limit()).isEqualTo(100);
    }

    @Test
    @Tag("A-018")
    void answers_are_json_that_nobody_keeps() {
        get(V1P2 + "/users/")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "application/json")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
    }

    @Test
    void a_reader_can_wait_for_a_position_and_must_name_one() {
        for (var sent : List.of("12", "soon", "-1", "")) {
            web.get()
                    .uri(V1P2 + "/users")
                    .header("Authorization", "Bearer lenient")
                    .header("Rollbook-At-Least", sent)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(sent.equals("12") ? 200 : 400);
        }
    }
}
