package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;
import static org.rollbook.app.oneroster.District.V1P1;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What vendors may write, and how they are told what they may not, over HTTP. */
@Tag("S09")
class GradebookRulesIT {
    private District district;
    private String lenient;
    private GradebookSample sample;

    /** The same holds on every store of read models. */
    District opened() throws Exception {
        return District.open();
    }

    @BeforeEach
    void open() throws Exception {
        district = opened();
        lenient = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        sample = new GradebookSample(district, lenient);
    }

    private void refused(District.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s: %s", code, answer.body()).isEqualTo(status);
        assertThat(answer.json().path("imsx_description").asString()).startsWith("[" + code + "] ");
    }

    private District.Answer putItem(String property, String value) throws Exception {
        return district.put(lenient, GRADEBOOK + "/lineItems/" + sample.lineItem(), sample.item(property, value));
    }

    private District.Answer putScore(String property, String value) throws Exception {
        return district.put(lenient, GRADEBOOK + "/results/" + sample.result(), sample.score(property, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "assignDate | '1999-01-01T00:00:00Z' | date_outside_term",
                "dueDate | '2099-01-01T00:00:00Z' | date_outside_term",
                "class | {'sourcedId':'nowhere'} | class_unknown",
                "category | {'sourcedId':'nowhere'} | category_unknown",
                "gradingPeriod | {'sourcedId':'nowhere'} | session_unknown",
                "scoreScale | {'sourcedId':'nowhere'} | scale_unknown",
                "school | {'sourcedId':'nowhere'} | school_unknown",
                "resultValueMin | 101 | range_reversed",
                "title | '' | invalid_data"
            })
    @Tag("S32")
    @Tag("N12")
    void a_line_item_that_breaks_a_rule_is_refused_with_its_code_and_nothing_is_written(
            String property, String value, String code) throws Exception {
        refused(putItem(property, value), 422, code);
        assertThat(district.get(lenient, GRADEBOOK + "/lineItems/" + sample.lineItem())
                        .status())
                .isEqualTo(404);
        District.await(() -> district.admin("/api/v1/refusals?code=" + code + "&limit=1000")
                .body()
                .contains(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lineItem | {'sourcedId':'nowhere'} | lineitem_unknown",
                "student | {'sourcedId':'nowhere'} | student_unknown",
                "class | {'sourcedId':'nowhere'} | class_mismatch",
                "scoreStatus | 'done' | invalid_data",
                "scoreDate | 'today' | invalid_data"
            })
    void a_result_that_breaks_a_rule_is_refused_with_its_code(String property, String value, String code)
            throws Exception {
        assertThat(putItem("description", "'x'").status()).isEqualTo(201);

        refused(putScore(property, value), 422, code);
    }

    @Test
    @Tag("A-162")
    @Tag("A-163")
    @Tag("A-167")
    @Tag("A-168")
    @Tag("A-199")
    void what_is_put_is_there_at_once_in_both_versions_and_repeating_changes_nothing() throws Exception {
        assertThat(putItem("description", "'Week 3'").status()).isEqualTo(201);
        assertThat(putScore("late", "'true'").status()).isEqualTo(201);

        String results = GRADEBOOK + "/classes/" + sample.taught + "/lineItems/" + sample.lineItem() + "/results";
        var listed = district.get(lenient, results);
        assertThat(listed.total()).isEqualTo(1);
        assertThat(listed.body()).contains("\"score\":92.123456", "\"late\":\"true\"");
        String before =
                district.get(lenient, GRADEBOOK + "/results/" + sample.result()).body();
        assertThat(putScore("late", "'true'").status()).isEqualTo(200);
        assertThat(district.get(lenient, GRADEBOOK + "/results/" + sample.result())
                        .body())
                .isEqualTo(before);

        var v1p1 = district.vendor("oneroster-1.1", "\"all\"", "lenient");
        var item = district.get(v1p1, V1P1 + "/lineItems/" + sample.lineItem())
                .json()
                .path("lineItem");
        assertThat(item.has("school")).isFalse();
        assertThat(item.path("resultValueMax").asString()).startsWith("100");
        assertThat(district.get(v1p1, V1P1 + "/results/" + sample.result())
                        .json()
                        .at("/result/metadata/late")
                        .asString())
                .isEqualTo("true");

        assertThat(putItem("dueDate", null).header("Rollbook-Warnings")).contains("due_date_defaulted");
        assertThat(district.get(lenient, GRADEBOOK + "/lineItems/" + sample.lineItem())
                        .json()
                        .at("/lineItem")
                        .has("description"))
                .isFalse();
    }

    @Test
    @Tag("A-171")
    @Tag("A-172")
    void scores_above_the_maximum_and_of_the_exempt_are_kept_as_sent() throws Exception {
        putItem("description", "'x'");

        var above = putScore("score", "300");
        assertThat(above.status()).isEqualTo(201);
        assertThat(above.header("Rollbook-Warnings")).contains("extra_credit");
        assertThat(putScore("scoreStatus", "'exempt'").status()).isEqualTo(200);
        assertThat(district.get(lenient, GRADEBOOK + "/results/" + sample.result())
                        .body())
                .contains("\"scoreStatus\":\"exempt\"", "\"score\":92.123456");
    }

    @Test
    @Tag("A-181")
    @Tag("A-182")
    @Tag("A-183")
    @Tag("A-184")
    void a_deleted_line_item_takes_its_results_along_and_both_read_as_tombstones() throws Exception {
        putItem("description", "'x'");
        putScore("late", "'true'");
        String item = GRADEBOOK + "/lineItems/" + sample.lineItem();

        assertThat(district.delete(lenient, item).status()).isEqualTo(204);

        assertThat(district.delete(lenient, item).status()).isEqualTo(404);
        assertThat(district.get(lenient, item).status()).isEqualTo(404);
        assertThat(district.get(lenient, GRADEBOOK + "/results/" + sample.result())
                        .status())
                .isEqualTo(404);
        String filter = "?filter=status%3D'tobedeleted'%20AND%20sourcedId%3D'";
        assertThat(district.get(lenient, GRADEBOOK + "/results" + filter + sample.result() + "'")
                        .total())
                .isEqualTo(1);
        assertThat(district.get(lenient, GRADEBOOK + "/lineItems" + filter + sample.lineItem() + "'")
                        .total())
                .isEqualTo(1);
        assertThat(putItem("description", "'x'").status()).isEqualTo(201);
        assertThat(district.get(lenient, item).status()).isEqualTo(200);
    }

    @Test
    @Tag("A-185")
    void a_category_or_scale_in_use_stays_and_what_another_has_made_cannot_be_changed() throws Exception {
        String mine = GRADEBOOK + "/categories/mine-" + sample.lineItem();
        assertThat(district.put(lenient, mine, "{\"category\":{\"title\":\"Mine\"}}")
                        .status())
                .isEqualTo(201);
        putItem("category", "{'sourcedId':'mine-" + sample.lineItem() + "'}");
        var other = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        String item = GRADEBOOK + "/lineItems/" + sample.lineItem();

        refused(district.delete(lenient, mine), 409, "in_use");
        refused(district.delete(other, item), 403, "owned_by_other");
        refused(district.put(other, item, sample.item("title", "'Other'")), 403, "owned_by_other");
        refused(district.put(other, mine, "{\"category\":{\"title\":\"Other\"}}"), 403, "owned_by_other");
    }

    @Test
    void the_strict_profile_refuses_what_the_lenient_warns_of() throws Exception {
        var strict = district.vendor("oneroster-1.2", "\"all\"", "strict");
        putItem("description", "'x'");

        refused(
                district.put(strict, GRADEBOOK + "/lineItems/strict-1", sample.item("description", "'x'")),
                422,
                "invalid_data");
        assertThat(putScore("score", "-1").header("Rollbook-Warnings")).contains("score_below_min");
    }
}
