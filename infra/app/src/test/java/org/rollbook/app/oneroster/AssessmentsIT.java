package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests and their results, which have a store of their own beside the grade book, over HTTP. */
@Tag("S25")
@Tag("P17")
class AssessmentsIT {
    private static final String TOMBSTONES = "?filter=status%3D'tobedeleted'%20AND%20sourcedId%3D'";

    private District district;
    private String vendor;
    private GradebookSample sample;
    private String test;
    private String part;
    private String result;

    @BeforeEach
    void open() throws Exception {
        district = District.open();
        vendor = district.vendor("oneroster-1.2", "\"all\"", "lenient", "\"roster-sync\",\"assessments-sync\"");
        sample = new GradebookSample(district, vendor);
        test = "ali-" + sample.lineItem();
        part = test + "-part";
        result = "ar-" + sample.lineItem();
    }

    private District.Answer putTest(String id, String more) throws Exception {
        String body = "{'assessmentLineItem':{'title':'State mathematics test','resultValueMin':200" + more + "}}";
        return district.put(vendor, GRADEBOOK + "/assessmentLineItems/" + id, body.replace('\'', '"'));
    }

    private District.Answer putResult(String token, String more) throws Exception {
        String body = "{'assessmentResult':{'assessmentLineItem':{'sourcedId':'" + test + "'},'student':{'sourcedId':'"
                + sample.student + "'},'scoreStatus':'fully graded','scoreDate':'" + sample.today + "'" + more + "}}";
        return district.put(token, GRADEBOOK + "/assessmentResults/" + result, body.replace('\'', '"'));
    }

    private District.Answer get(String path) throws Exception {
        return district.get(vendor, GRADEBOOK + path);
    }

    private void refused(District.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s: %s", code, answer.body()).isEqualTo(status);
        assertThat(answer.json().path("imsx_description").asString()).startsWith("[" + code + "] ");
    }

    @Test
    @Tag("A-192")
    @Tag("A-193")
    void tests_and_their_results_are_put_listed_read_and_deleted() throws Exception {
        assertThat(putTest(test, "").status()).isEqualTo(201);
        assertThat(putTest(
                                part,
                                ",'parentAssessmentLineItem':{'sourcedId':'" + test + "'},'class':{'sourcedId':'"
                                        + sample.taught + "'}")
                        .status())
                .isEqualTo(201);
        assertThat(putResult(vendor, ",'score':640.0,'scorePercentile':88,'late':'false'")
                        .status())
                .isEqualTo(201);

        var read = get("/assessmentResults/" + result).json().path("assessmentResult");
        assertThat(read.path("scorePercentile").asInt()).isEqualTo(88);
        assertThat(read.has("class")).isFalse();
        assertThat(get("/assessmentResults?filter=assessmentLineItem%3D'" + test + "'")
                        .total())
                .isEqualTo(1);
        assertThat(get("/assessmentLineItems?filter=sourcedId%3D'" + part + "'").body())
                .contains("\"parentAssessmentLineItem\":{\"href\":\"" + district.base + GRADEBOOK
                        + "/assessmentLineItems/" + test + "\"");

        refused(district.delete(vendor, GRADEBOOK + "/assessmentLineItems/" + test), 409, "in_use");
        assertThat(district.delete(vendor, GRADEBOOK + "/assessmentLineItems/" + part)
                        .status())
                .isEqualTo(204);
        assertThat(district.delete(vendor, GRADEBOOK + "/assessmentLineItems/" + test)
                        .status())
                .isEqualTo(204);
        assertThat(get("/assessmentResults/" + result).status()).isEqualTo(404);
        assertThat(get("/assessmentResults" + TOMBSTONES + result + "'").total())
                .isEqualTo(1);
        assertThat(get("/assessmentLineItems" + TOMBSTONES + test + "'").total())
                .isEqualTo(1);
        assertThat(putTest(test, "").status()).isEqualTo(201);
        assertThat(putResult(vendor, ",'score':640.0,'scorePercentile':88,'late':'false'")
                        .status())
                .isEqualTo(201);
        assertThat(district.delete(vendor, GRADEBOOK + "/assessmentResults/" + result)
                        .status())
                .isEqualTo(204);
        assertThat(district.delete(vendor, GRADEBOOK + "/assessmentResults/" + result)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_breaks_a_rule_is_refused_with_its_code() throws Exception {
        refused(putResult(vendor, ",'score':1"), 422, "assessment_unknown");
        putTest(test, "");
        putTest(part, ",'parentAssessmentLineItem':{'sourcedId':'" + test + "'}");

        refused(putTest(test, ",'parentAssessmentLineItem':{'sourcedId':'" + part + "'}"), 422, "assessment_cycle");
        refused(putTest(test, ",'parentAssessmentLineItem':{'sourcedId':'nowhere'}"), 422, "assessment_unknown");
        refused(putTest(test, ",'scoreScale':{'sourcedId':'nowhere'}"), 422, "scale_unknown");
        refused(putTest(test, ",'class':{'sourcedId':'nowhere'}"), 422, "class_unknown");
        refused(putTest(test, ",'resultValueMax':199"), 422, "range_reversed");
        refused(putResult(vendor, ",'scorePercentile':100.5"), 422, "invalid_data");
        refused(putResult(vendor, ",'student':{'sourcedId':'nowhere'}"), 422, "invalid_body");
        assertThat(putResult(vendor, ",'score':100").header("Rollbook-Warnings"))
                .contains("score_below_min");
    }

    @Test
    @Tag("S20")
    void the_grade_book_and_the_assessments_do_not_open_each_other() throws Exception {
        var grader = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        putTest(test, "");

        refused(get("/lineItems"), 403, "function_not_enabled");
        refused(district.get(grader, GRADEBOOK + "/assessmentLineItems"), 403, "function_not_enabled");
        refused(putResult(grader, ",'score':640"), 403, "function_not_enabled");
        assertThat(district.get(grader, GRADEBOOK + "/lineItems?filter=sourcedId%3D'" + test + "'")
                        .total())
                .isZero();
    }

    @Test
    @Tag("R17")
    void what_another_connection_has_made_cannot_be_changed() throws Exception {
        var other = district.vendor("oneroster-1.2", "\"all\"", "lenient", "\"assessments-sync\"");
        putTest(test, "");
        putResult(vendor, ",'score':640");

        refused(putResult(other, ",'score':800"), 403, "owned_by_other");
        refused(district.delete(other, GRADEBOOK + "/assessmentResults/" + result), 403, "owned_by_other");
        refused(district.delete(other, GRADEBOOK + "/assessmentLineItems/" + test), 403, "owned_by_other");
        assertThat(district.get(other, GRADEBOOK + "/assessmentResults/" + result)
                        .status())
                .isEqualTo(200);
    }
}
