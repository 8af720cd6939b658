package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.RejectSubmission;
import org.rollbook.messages.gradebook.WithdrawLineItem;
import org.rollbook.rest.DistrictStub;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class WritingTest extends EdgeTest {
    private static final String RESULT =
            "'lineItem':{'sourcedId':'li-1'},'student':{'sourcedId':'us-1','type':'student'},"
                    + "'scoreStatus':'fully graded','scoreDate':'2026-09-19'";

    @BeforeEach
    void decide() {
        district.decide(command -> {
            if (command instanceof RejectSubmission rejected) {
                throw new Refused(rejected.code(), rejected.parameters().toArray());
            }
            return Outcome.created();
        });
    }

    private ResponseSpec put(String client, String path, String body) {
        return web.put()
                .uri(path)
                .header("Authorization", "Bearer " + client)
                .header("Content-Type", "application/json; charset=utf-8")
                .bodyValue(body.replace('\'', '"'))
                .exchange();
    }

    private <C> C command(Class<C> type) {
        assertThat(district.sent).hasSize(1);
        return type.cast(district.sent.getFirst());
    }

    @Test
    @Tag("A-162")
    void the_smallest_line_item_of_a_large_consumer_is_created() {
        put(
                        "lenient",
                        GRADEBOOK + "/lineItems/li-1",
                        "{'lineItem':{'sourcedId':'li-1','title':'Reading log',"
                                + "'resultValueMin':0,'resultValueMax':100,'assignDate':'2026-09-14T08:00:00.000Z',"
                                + "'dueDate':'2026-09-14T10:01:00+02:00','class':{'sourcedId':'cl-1'},"
                                + "'category':{'sourcedId':'cat-1'},'school':{'sourcedId':'org-1'}}}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "https://sis.example.org" + GRADEBOOK + "/lineItems/li-1")
                .expectHeader()
                .valueEquals("Rollbook-Position", "1")
                .expectBody()
                .isEmpty();

        var command = command(AssignLineItem.class);
        assertThat(command.stream()).isEqualTo("line-item:li-1");
        assertThat(command.dueDate()).isEqualTo(Instant.parse("2026-09-14T08:01:00Z"));
        assertThat(command.resultValueMax()).isEqualTo(new BigDecimal("100"));
        assertThat(command.gradingPeriodId()).isNull();
    }

    @Test
    @Tag("A-163")
    void a_replacement_is_200_for_the_lenient_and_201_for_the_strict() {
        district.decide(command -> Outcome.changed());

        put("lenient", GRADEBOOK + "/categories/c", "{'category':{'title':'Tests'}}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Location");
        put(
                        "strict",
                        GRADEBOOK + "/categories/c",
                        "{'category':{'sourcedId':'c','status':'active',"
                                + "'dateLastModified':'2026-09-14T08:00:00Z','title':'Tests'}}")
                .expectStatus()
                .isCreated();
    }

    @Test
    @Tag("A-173")
    @Tag("A-180")
    void the_lenient_profile_takes_what_can_only_mean_one_thing() {
        put(
                        "lenient",
                        GRADEBOOK + "/results/re-1",
                        "{" + RESULT.replace("'2026-09-19'", "'2026-09-19T23:30:00-02:00'")
                                + ",'score':'92.123456','comment':'','textScore':null,'late':true,'missing':'false','colour':1,"
                                + "'metadata':{'a':{'b':1.50}},'status':'active'}")
                .expectStatus()
                .isCreated();

        var command = command(RecordScore.class);
        assertThat(command.scoreDate()).isEqualTo(LocalDate.of(2026, 9, 20));
        assertThat(command.score()).isEqualTo(new BigDecimal("92.123456"));
        assertThat(command.comment()).isNull();
        assertThat(command.textScore()).isNull();
        assertThat(command.late()).isTrue();
        assertThat(command.missing()).isFalse();
        assertThat(command.metadata()).isEqualTo("{\"a\":{\"b\":1.50}}");
        assertThat(command.noticed())
                .containsExactly(new Warning("property_ignored", "result.colour is unknown here and was ignored."));
    }

    @Test
    void what_1_1_says_in_metadata_is_read_into_its_fields() {
        put(
                        "lenient",
                        V1P1 + "/results/re-1",
                        "{'result':{" + RESULT + ",'score':1,'metadata':{'textScore':'A-','late':'true','k':'v'}}}")
                .expectStatus()
                .isCreated();

        var command = command(RecordScore.class);
        assertThat(command.textScore()).isEqualTo("A-");
        assertThat(command.late()).isTrue();
        assertThat(command.metadata()).isEqualTo("{\"k\":\"v\"}");
    }

    @Test
    @Tag("A-191")
    void a_score_scale_is_read_step_by_step() {
        put(
                        "lenient",
                        GRADEBOOK + "/scoreScales/s",
                        "{'scoreScale':{'title':'Letters','type':'letter',"
                                + "'class':{'sourcedId':'cl-1'},"
                                + "'scoreScaleValue':[{'itemValueLHS':'A','itemValueRHS':'93'}]}}")
                .expectStatus()
                .isCreated();

        assertThat(command(DefineScoreScale.class).values()).hasSize(1);
    }

    @Test
    @Tag("A-181")
    void delete_withdraws_and_has_no_body() {
        web.delete()
                .uri(GRADEBOOK + "/lineItems/{id}", "a/b")
                .header("Authorization", "Bearer lenient")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        assertThat(command(WithdrawLineItem.class).lineItemId()).isEqualTo("a/b");
    }

    @Test
    void a_put_that_says_tobedeleted_withdraws() {
        put("lenient", GRADEBOOK + "/lineItems/li-1", "{'lineItem':{'status':'tobedeleted'}}");

        assertThat(command(WithdrawLineItem.class).lineItemId()).isEqualTo("li-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sourcedId':'other'",
                "'status':'gone'",
                "'scoreStatus':'graded'",
                "'scoreStatus':'ext:not so'",
                "'scoreDate':'2026-02-30'",
                "'scoreDate':'19.9.2026'",
                "'score':'A'",
                "'score':true",
                "'score':1e300",
                "'late':'yes'",
                "'comment':5",
                "'student':'us-1'",
                "'student':{'href':'x'}",
                "'student':{'sourcedId':'us-1','type':'class'}",
                "'lineItem':null",
                "'metadata':[]",
                "'metadata':{'a':'\\u0000'}",
                "'comment':'\\ud800'",
                "'learningObjectiveSet':[{'source':'case','learningObjectiveResults':[{'learningObjectiveId':'x'}]}]",
                "'learningObjectiveSet':[{'source':'Up','learningObjectiveResults':[{'learningObjectiveId':'x'}]}]",
                "'learningObjectiveSet':[{'source':'unknown'}]"
            })
    @Tag("A-166")
    @Tag("A-175")
    @Tag("N12")
    void a_wrong_property_is_refused_in_both_profiles_and_the_ledger_knows(String wrong) {
        String body = "{'result':{" + withoutNameOf(wrong) + "," + wrong + "}}";
        put("lenient", GRADEBOOK + "/results/re-1", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.imsx_description")
                .value(text -> assertThat((String) text).startsWith("[invalid_data] "))
                .jsonPath("$.imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue")
                .isEqualTo("invaliddata");
        assertThat(command(RejectSubmission.class).code()).isEqualTo(RefusalCode.INVALID_DATA);
    }

    private static String withoutNameOf(String wrong) {
        String name = wrong.substring(1, wrong.indexOf('\'', 1));
        return List.of(RESULT.split(",(?='(?:student|scoreStatus|scoreDate)')")).stream()
                .filter(one -> !one.startsWith("'" + name + "'"))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'score':'92.5'",
                "'late':true",
                "'colour':1",
                "'comment':null",
                "'scoreDate':'2026-09-19T10:00:00Z'",
                "'dateLastModified':'2026-09-14T08:00:00'",
                "'student':{'sourcedId':'us-1'}",
                "'student':{'sourcedId':'us-1','type':'student','href':'https://x.org/1'}",
                "'student':{'sourcedId':'us-1','type':'user','href':'/1'}"
            })
    @Tag("A-177")
    void the_strict_profile_refuses_what_the_lenient_forgives(String wrong) {
        String reference = "'sourcedId':'x','href':'https://x.org/x','type':";
        var properties = new java.util.LinkedHashMap<String, String>();
        properties.put("sourcedId", "'sourcedId':'re-1'");
        properties.put("status", "'status':'active'");
        properties.put("dateLastModified", "'dateLastModified':'2026-09-14T08:00:00Z'");
        properties.put("lineItem", "'lineItem':{" + reference + "'lineItem'}");
        properties.put("student", "'student':{" + reference + "'user'}");
        properties.put("scoreStatus", "'scoreStatus':'exempt'");
        properties.put("scoreDate", "'scoreDate':'2026-09-19'");
        String right = "{'result':{" + String.join(",", properties.values()) + "}}";
        put("strict", GRADEBOOK + "/results/re-1", right).expectStatus().isCreated();

        properties.put(wrong.substring(1, wrong.indexOf('\'', 1)), wrong);
        String body = "{'result':{" + String.join(",", properties.values()) + "}}";
        put("strict", GRADEBOOK + "/results/re-1", body).expectStatus().isEqualTo(422);
        put("lenient", GRADEBOOK + "/results/re-1", body).expectStatus().isCreated();
        put("strict", GRADEBOOK + "/results/re-1", "{" + String.join(",", properties.values()) + "}")
                .expectStatus()
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'result':{'a':1,'a':2}}",
                "{'result':",
                "[]",
                "''",
                "{'result':{}} x",
                "{\"result\":{\"a\":\"\u0001\"}}"
            })
    @Tag("A-178")
    void a_body_that_cannot_be_read_is_422_in_1_2_and_400_in_1_1(String body) {
        put("lenient", GRADEBOOK + "/results/re-1", body).expectStatus().isEqualTo(422);
        assertThat(command(RejectSubmission.class).code()).isEqualTo(RefusalCode.INVALID_BODY);
        put("lenient", V1P1 + "/results/re-1", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.statusInfoSet[0].imsx_codeMinor")
                .isEqualTo("invalid data");
    }

    @Test
    @Tag("A-179")
    void a_body_that_is_not_json_or_too_large_is_refused() {
        web.put()
                .uri(GRADEBOOK + "/results/re-1")
                .header("Authorization", "Bearer lenient")
                .header("Content-Type", "text/xml")
                .bodyValue("<a/>")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        put("lenient", GRADEBOOK + "/results/re-1", "{'x':'" + "y".repeat(1 << 20) + "'}")
                .expectStatus()
                .isEqualTo(413);
        put("lenient", GRADEBOOK + "/results/re-1", "[".repeat(2_000))
                .expectStatus()
                .isEqualTo(422);
        put(
                        "lenient",
                        GRADEBOOK + "/results/re-1",
                        "{'result':{" + RESULT + ",'metadata':{'a':'" + "y".repeat(65 << 10) + "'}}}")
                .expectStatus()
                .isEqualTo(422);
        assertThat(district.sent).hasSize(4).allMatch(RejectSubmission.class::isInstance);
    }

    @Test
    @Tag("N12")
    void a_write_without_its_scope_is_refused_and_the_ledger_knows() {
        String readonly = "https://purl.imsglobal.org/spec/or/v1p2/scope/gradebook.readonly";
        tokens.allow(DistrictStub.connection("reader", "s"), Set.of(readonly));

        put("reader", GRADEBOOK + "/results/re-1", "{}")
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueMatches("WWW-Authenticate", ".*gradebook.createput\"");
        assertThat(command(RejectSubmission.class).code()).isEqualTo(RefusalCode.SCOPE_MISSING);
    }

    @Test
    void a_rule_that_refuses_is_told_with_its_code_and_status() {
        district.decide(command -> {
            throw new Refused(RefusalCode.IN_USE, "category", "c", 14);
        });

        web.delete()
                .uri(GRADEBOOK + "/categories/c")
                .header("Authorization", "Bearer lenient")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.imsx_description")
                .isEqualTo("[in_use] category c is used by 14 line items.")
                .jsonPath("$.imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue")
                .isEqualTo("deletefailure");
    }

    @Test
    void warnings_are_named_in_a_header() {
        district.decide(command ->
                Outcome.created().with(List.of(new Warning("extra_credit", "a"), new Warning("title_truncated", "b"))));

        put("lenient", GRADEBOOK + "/categories/c", "{'title':'Tests'}")
                .expectHeader()
                .valueEquals("Rollbook-Warnings", "extra_credit, title_truncated");
    }
}
