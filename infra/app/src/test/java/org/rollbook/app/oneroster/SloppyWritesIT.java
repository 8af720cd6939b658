package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes as clients send them, under both profiles. */
class SloppyWritesIT {
    private District district;
    private String lenient;
    private String strict;
    private GradebookSample sample;

    @BeforeEach
    void open() throws Exception {
        district = District.open();
        lenient = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        strict = district.vendor("oneroster-1.2", "\"all\"", "strict");
        sample = new GradebookSample(district, lenient);
    }

    /** A category as the strict profile wants it, with more properties, by its id. */
    private static String category(String id, String more) {
        return ("{'category':{'sourcedId':'" + id + "','status':'active','dateLastModified':'2026-09-14T07:30:05.120Z'"
                        + more + "}}")
                .replace('\'', '"');
    }

    private int put(String token, String profile, String more) throws Exception {
        String id = profile + "-" + sample.lineItem();
        return district.put(token, GRADEBOOK + "/categories/" + id, category(id, more))
                .status();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                ",'title':'T' | 201 | 201",
                ",'title':'T','weight':'20' | 201 | 422",
                ",'title':'T','colour':1 | 201 | 422",
                ",'title':'T','weight':null | 201 | 422",
                ",'title':'T','weight':NaN | 422 | 422",
                ",'title':'T','weight':101 | 422 | 422",
                ",'title':'T','title':'U' | 422 | 422",
                ",'title':'\\ud800' | 422 | 422",
                ",'title':'\\u0000' | 422 | 422",
                ",'title':'\\ud83d\\ude00' | 201 | 201"
            })
    void what_can_only_mean_one_thing_is_taken_by_the_lenient_profile_alone(String more, int lenientStatus, int status)
            throws Exception {
        assertThat(put(lenient, "l", more)).isEqualTo(lenientStatus);
        assertThat(put(strict, "s", more)).isEqualTo(status);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_body() throws Exception {
        for (String token : List.of(lenient, strict)) {
            String id = "bom-" + token.hashCode();
            assertThat(district.put(token, GRADEBOOK + "/categories/" + id, "\uFEFF" + category(id, ",'title':'T'"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void status_and_states_of_scores_are_taken_in_any_case_by_the_lenient_profile() throws Exception {
        assertThat(district.put(
                                lenient,
                                GRADEBOOK + "/lineItems/" + sample.lineItem(),
                                sample.item("status", "'Active'"))
                        .status())
                .isEqualTo(201);
        assertThat(district.put(
                                lenient,
                                GRADEBOOK + "/results/" + sample.result(),
                                sample.score("scoreStatus", "'Fully Graded'"))
                        .status())
                .isEqualTo(201);
        assertThat(district.get(lenient, GRADEBOOK + "/results/" + sample.result())
                        .body())
                .contains("\"scoreStatus\":\"fully graded\"");
        String id = "case-" + sample.lineItem();
        assertThat(district.put(
                                strict,
                                GRADEBOOK + "/categories/" + id,
                                category(id, ",'title':'T'").replace("\"active\"", "\"Active\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void long_titles_are_kept_and_large_bodies_refused() throws Exception {
        String title = "x".repeat(500);
        assertThat(put(lenient, "l", ",'title':'" + title + "'")).isEqualTo(201);
        assertThat(put(strict, "s", ",'title':'" + title + "'")).isEqualTo(201);
        String metadata = ",'title':'T','metadata':{'k':'" + "y".repeat(1_000_000) + "'}";
        assertThat(put(lenient, "l", metadata)).isEqualTo(422);
        assertThat(put(strict, "s", metadata)).isEqualTo(422);
        assertThat(put(lenient, "l", metadata + " ".repeat(100_000))).isEqualTo(413);
    }

    @Test
    @Tag("A-198")
    void of_eight_clients_that_put_one_object_at_once_one_wins_and_the_ledger_has_them_all() throws Exception {
        String id = "race-" + sample.lineItem();
        var puts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            String body = category(id, ",'title':'Title " + i + "','weight':" + i);
            puts.add(() ->
                    district.put(lenient, GRADEBOOK + "/categories/" + id, body).status());
        }
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var answer : clients.invokeAll(puts)) {
                assertThat(answer.get()).isIn(200, 201);
            }
        }

        var last = district.get(lenient, GRADEBOOK + "/categories/" + id).json().path("category");
        assertThat(last.path("title").asString())
                .isEqualTo("Title " + last.path("weight").asInt());
        String entries = district.admin("/api/v1/ledger/entries?stream=category:" + id + "&limit=100")
                .body();
        for (int i = 0; i < 8; i++) {
            assertThat(entries).contains("Title " + i);
        }
    }
}
