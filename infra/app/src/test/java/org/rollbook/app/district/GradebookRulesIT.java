package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.RefusalCode;
import tools.jackson.databind.JsonNode;

/** Every rule of the grade book, as a vendor meets it. */
class GradebookRulesIT {
    private static final String RESULT =
            "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,"
                    + "classSourcedId,inProgress,incomplete,late,missing";

    private static RunningDistrict district;
    private static Vendor lenient;
    private static Vendor strict;

    /** A class of one term, its term, and two of its students; then a student who never was in it. */
    private static JsonNode taught;

    private static JsonNode term;
    private static String student;
    private static String other;
    private static String stranger;
    private static int ids;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
        lenient = Vendor.with(district, "lenient");
        strict = Vendor.with(district, "strict");
        taught = district.read("classes", lenient.token()).stream()
                .filter(one -> one.path("terms").size() == 1)
                .findFirst()
                .orElseThrow();
        term = district.read("terms", lenient.token()).stream()
                .filter(one -> id(one).equals(id(taught.path("terms").path(0))))
                .findFirst()
                .orElseThrow();
        var students = district.read("classes/" + id(taught) + "/students", lenient.token()).stream()
                .map(GradebookRulesIT::id)
                .toList();
        student = students.get(0);
        other = students.get(1);
        stranger = district.read("students", lenient.token()).stream()
                .map(GradebookRulesIT::id)
                .filter(one -> !students.contains(one))
                .findFirst()
                .orElseThrow();
        expect(201, lenient.put("categories", "cat-tests", Map.of("title", "Tests", "weight", 40)));
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    private static String id(JsonNode object) {
        return object.path("sourcedId").asString();
    }

    private static String fresh(String kind) {
        return kind + "-" + ++ids;
    }

    private static Map<String, Object> item() {
        return with(
                Map.of(),
                "title",
                fresh("Item"),
                "assignDate",
                term.path("startDate").asString() + "T08:00:00.000Z",
                "dueDate",
                term.path("startDate").asString() + "T09:00:00.000Z",
                "class",
                id(taught),
                "school",
                taught.path("school").path("sourcedId").asString(),
                "category",
                "cat-tests",
                "resultValueMin",
                0,
                "resultValueMax",
                100);
    }

    private static Map<String, Object> score(String item, String who) {
        return with(
                Map.of(),
                "lineItem",
                item,
                "student",
                who,
                "scoreStatus",
                "fully graded",
                "score",
                80,
                "scoreDate",
                term.path("startDate").asString());
    }

    private static Map<String, Object> with(Map<String, Object> object, Object... more) {
        var copy = new LinkedHashMap<>(object);
        for (var i = 0; i < more.length; i += 2) {
            copy.put((String) more[i], more[i + 1]);
        }
        copy.values().removeIf(""::equals);
        return copy;
    }

    private static String itemOf(Vendor vendor) {
        var id = fresh("li");
        expect(201, vendor.put("lineItems", id, item()));
        return id;
    }

    @Test
    @Tag("R2")
    @Tag("S32")
    void dates_fall_inside_the_term() {
        var id = fresh("li");
        lenient.isRefused(
                RefusalCode.DATE_OUTSIDE_TERM, "lineItems", id, with(item(), "dueDate", "2199-01-01T00:00:00.000Z"));
        lenient.isRefused(
                RefusalCode.DATE_OUTSIDE_TERM, "lineItems", id, with(item(), "assignDate", "1999-01-01T00:00:00.000Z"));
        var lastDay = with(item(), "dueDate", term.path("endDate").asString() + "T12:00:00.000Z");
        strict.isRefused(RefusalCode.DATE_OUTSIDE_TERM, "lineItems", id, lastDay);
        expect(201, lenient.put("lineItems", id, lastDay));
    }

    @Test
    @Tag("R4")
    void dates_are_there_and_in_order() {
        strict.isRefused(RefusalCode.DUE_DATE_REQUIRED, "lineItems", fresh("li"), with(item(), "dueDate", ""));
        expect(201, lenient.put("lineItems", fresh("li"), with(item(), "dueDate", "")));
        lenient.isRefused(
                RefusalCode.DUE_BEFORE_ASSIGN,
                "lineItems",
                fresh("li"),
                with(item(), "dueDate", term.path("startDate").asString() + "T07:00:00.000Z"));
    }

    @Test
    @Tag("R16")
    void references_of_a_line_item_exist() {
        lenient.isRefused(RefusalCode.CLASS_UNKNOWN, "lineItems", fresh("li"), with(item(), "class", "none"));
        lenient.isRefused(RefusalCode.CATEGORY_UNKNOWN, "lineItems", fresh("li"), with(item(), "category", "none"));
        lenient.isRefused(RefusalCode.SCHOOL_UNKNOWN, "lineItems", fresh("li"), with(item(), "school", "none"));
        lenient.isRefused(RefusalCode.SESSION_UNKNOWN, "lineItems", fresh("li"), with(item(), "gradingPeriod", "none"));
        lenient.isRefused(RefusalCode.SCALE_UNKNOWN, "lineItems", fresh("li"), with(item(), "scoreScale", "none"));
        lenient.isRefused(RefusalCode.RANGE_REVERSED, "lineItems", fresh("li"), with(item(), "resultValueMin", 100.5));
    }

    @Test
    void school_and_grading_period_are_those_of_the_class() {
        var school = district.read("schools", lenient.token()).stream()
                .map(GradebookRulesIT::id)
                .filter(one ->
                        !one.equals(taught.path("school").path("sourcedId").asString()))
                .findFirst()
                .orElseThrow();
        lenient.isRefused(RefusalCode.SCHOOL_MISMATCH, "lineItems", fresh("li"), with(item(), "school", school));
        var elsewhere = district.read("terms", lenient.token()).stream()
                .map(GradebookRulesIT::id)
                .filter(one -> !one.equals(id(term)))
                .findFirst()
                .orElseThrow();
        lenient.isRefused(
                RefusalCode.GRADING_PERIOD_MISMATCH,
                "lineItems",
                fresh("li"),
                with(item(), "gradingPeriod", elsewhere));
    }

    @Test
    @Tag("R5")
    @Tag("R6")
    @Tag("R7")
    void category_and_grading_period_are_filled_in() {
        strict.isRefused(RefusalCode.CATEGORY_REQUIRED, "lineItems", fresh("li"), with(item(), "category", ""));
        var id = fresh("li");
        expect(201, lenient.put("lineItems", id, with(item(), "category", "")));

        var stored = lenient.get("lineItems", id).body().path("lineItem");
        assertThat(id(stored.path("category"))).isEqualTo("uncategorized");
        assertThat(id(stored.path("gradingPeriod"))).startsWith("as-period-");
        expect(200, lenient.get("categories", "uncategorized"));
    }

    @Test
    @Tag("R8")
    @Tag("R9")
    void titles_are_kept_whole_and_unique_for_the_strict() {
        var id = fresh("li");
        var title = "x".repeat(112) + ids;
        expect(201, lenient.put("lineItems", id, with(item(), "title", title)));
        assertThat(lenient.get("lineItems", id)
                        .body()
                        .path("lineItem")
                        .path("title")
                        .asString())
                .isEqualTo(title);
        expect(201, lenient.put("lineItems", fresh("li"), with(item(), "title", title)));
        strict.isRefused(
                RefusalCode.TITLE_DUPLICATE,
                "lineItems",
                fresh("li"),
                with(item(), "title", title.toUpperCase(Locale.ROOT)));
    }

    @Test
    @Tag("R9")
    void of_items_with_one_title_that_come_at_the_same_moment_the_strict_get_one() throws Exception {
        for (var round = 0; round < 5; round++) {
            var title = fresh("Same");
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (var i = 0; i < 8; i++) {
                var id = fresh("li");
                answers.add(CompletableFuture.supplyAsync(
                        () -> strict.put("lineItems", id, with(item(), "title", title))
                                .status(),
                        runnable -> Thread.ofVirtual().start(runnable)));
            }
            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsOnly(201, 422)
                    .containsOnlyOnce(201);
        }
    }

    @Test
    @Tag("R1")
    @Tag("R10")
    @Tag("R11")
    @Tag("R16")
    void results_belong_to_students_of_the_class() {
        var item = itemOf(lenient);
        var strictItem = itemOf(strict);
        var id = fresh("re");
        lenient.isRefused(RefusalCode.LINEITEM_UNKNOWN, "results", id, score("none", student));
        lenient.isRefused(RefusalCode.STUDENT_UNKNOWN, "results", id, score(item, "none"));
        lenient.isRefused(RefusalCode.STUDENT_NOT_ENROLLED, "results", id, score(item, stranger));
        lenient.isRefused(RefusalCode.CLASS_MISMATCH, "results", id, with(score(item, student), "class", "none"));
        strict.isRefused(RefusalCode.SCORE_BELOW_MIN, "results", id, with(score(strictItem, student), "score", -1));
        expect(201, lenient.put("results", id, with(score(item, student), "score", 300)));
        expect(200, lenient.put("results", id, with(score(item, student), "score", -1)));
        lenient.isRefused(RefusalCode.RESULT_MOVED, "results", id, score(item, other));
        lenient.isRefused(RefusalCode.RESULT_MOVED, "results", id, score(itemOf(lenient), student));
        lenient.isRefused(RefusalCode.RESULT_DUPLICATE, "results", fresh("re"), score(item, student));
        lenient.isRefused(
                RefusalCode.LINEITEM_MOVED_CLASS,
                "lineItems",
                item,
                with(item(), "class", anotherClass(), "school", ""));
    }

    private static String anotherClass() {
        return district.read("classes", lenient.token()).stream()
                .filter(one -> !id(one).equals(id(taught)))
                .filter(one -> one.path("terms").toString().contains("\"" + id(term) + "\""))
                .map(GradebookRulesIT::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("R17")
    void what_another_connection_made_stays() {
        var item = itemOf(lenient);
        strict.isRefused(RefusalCode.OWNED_BY_OTHER, "lineItems", item, item());
        strict.isRefused(RefusalCode.OWNED_BY_OTHER, "results", fresh("re"), score(item, student));
        strict.isRefused(RefusalCode.OWNED_BY_OTHER, "categories", "cat-tests", Map.of("title", "Mine"));
        strict.refusedWith(RefusalCode.OWNED_BY_OTHER, strict.delete("lineItems", item));
        expect(200, lenient.get("lineItems", item));
    }

    @Test
    void deleting_takes_results_along_and_spares_what_is_in_use() {
        var item = itemOf(lenient);
        var result = fresh("re");
        expect(201, lenient.put("results", result, score(item, student)));
        lenient.refusedWith(RefusalCode.IN_USE, lenient.delete("categories", "cat-tests"));

        expect(204, lenient.delete("lineItems", item));

        expect(404, lenient.get("results", result));
        lenient.refusedWith(RefusalCode.UNKNOWN_OBJECT, lenient.delete("lineItems", item));
        lenient.refusedWith(RefusalCode.UNKNOWN_OBJECT, lenient.delete("results", result));
        expect(201, lenient.put("lineItems", item, item()));
    }

    @Test
    void score_scales_hold_what_they_say() {
        var values = List.of(Map.of("itemValueLHS", "A", "itemValueRHS", "90"));
        var scale =
                with(Map.of(), "title", "Letters", "type", "letter", "class", id(taught), "scoreScaleValue", values);
        lenient.isRefused(RefusalCode.COURSE_UNKNOWN, "scoreScales", fresh("ss"), with(scale, "course", "none"));
        lenient.isRefused(
                RefusalCode.SCALE_VALUE_DUPLICATE,
                "scoreScales",
                fresh("ss"),
                with(scale, "scoreScaleValue", List.of(values.getFirst(), values.getFirst())));
        expect(201, lenient.put("scoreScales", fresh("ss"), scale));
    }

    @Test
    @Tag("R3")
    void a_locked_session_takes_nothing() {
        var item = itemOf(lenient);
        expect(200, district.put("/api/v1/settings", Map.of("lockedSessions", List.of(id(term)))));
        try {
            lenient.isRefused(RefusalCode.WINDOW_CLOSED, "lineItems", fresh("li"), item());
            lenient.isRefused(RefusalCode.WINDOW_CLOSED, "results", fresh("re"), score(item, student));
        } finally {
            expect(200, district.put("/api/v1/settings", Map.of("lockedSessions", List.of())));
        }
        expect(201, lenient.put("results", fresh("re"), score(item, student)));
    }

    @Test
    @Tag("R13")
    @Tag("R14")
    @Tag("R15")
    @Tag("S09")
    void grades_are_posted_to_a_task_of_the_school_and_teachers_have_the_last_word() {
        var item = itemOf(lenient);
        var corrected = fresh("re");
        expect(201, lenient.put("results", corrected, score(item, other)));
        var school = taught.path("school").path("sourcedId").asString();
        var day = term.path("startDate").asString();
        delivered(new SisPackage()
                .with("categories", "title,weight", "sis-final,Final grades,")
                .with(
                        "scoreScales",
                        "title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue",
                        "sis-letters,Letters,letter,%s,%s,%s,\"{A:90},{B:80},{F:0}\""
                                .formatted(school, id(taught.path("course")), id(taught)))
                .with(
                        "lineItems",
                        "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,"
                                + "resultValueMin,resultValueMax,schoolSourcedId",
                        "sis-task,Final grade,,%s,%s,%s,sis-final,%s,0.0,100.0,%s"
                                .formatted(day, day, id(taught), id(term), school))
                .with(
                        "lineItemScoreScales",
                        "title,lineItemSourcedId,scoreScaleSourcedId",
                        "sis-uses,Letters,sis-task,sis-letters")
                .with("results", RESULT, result(corrected, item, other, day)));

        var posted = fresh("re");
        lenient.isRefused(
                RefusalCode.SCORE_NOT_IN_SCALE,
                "results",
                posted,
                with(score("sis-task", student), "score", "", "textScore", "E"));
        lenient.isRefused(
                RefusalCode.SCORE_GROUP_AMBIGUOUS, "results", posted, with(score("sis-task", student), "score", -5));
        expect(201, lenient.put("results", posted, with(score("sis-task", student), "score", 85)));
        assertThat(lenient.get("results", posted)
                        .body()
                        .path("result")
                        .path("textScore")
                        .asString())
                .isEqualTo("B");
        lenient.isRefused(RefusalCode.CONFLICT_TEACHER_OVERRIDE, "results", corrected, score(item, other));
        lenient.isRefused(RefusalCode.OWNED_BY_OTHER, "lineItems", "sis-task", item());
    }

    @Test
    @Tag("R15")
    void whose_score_stands_is_the_policy_of_the_connection() {
        var item = itemOf(lenient);
        var id = fresh("re");
        var day = term.path("startDate").asString();
        expect(201, lenient.put("results", id, score(item, other)));
        delivered(new SisPackage().with("results", RESULT, result(id, item, other, day)));
        lenient.isRefused(RefusalCode.CONFLICT_TEACHER_OVERRIDE, "results", id, score(item, other));

        decide("newest-wins");
        lenient.isRefused(RefusalCode.CONFLICT_TEACHER_OVERRIDE, "results", id, score(item, other));
        var later = LocalDate.parse(day).plusDays(1).toString();
        var newer = expect(200, lenient.put("results", id, with(score(item, other), "scoreDate", later)));
        assertThat(newer.response().headers().firstValue("Rollbook-Warnings"))
                .hasValueSatisfying(warnings -> assertThat(warnings).contains("teacher_overridden"));

        delivered(new SisPackage().with("results", RESULT, result(id, item, other, later)));
        decide("vendor-wins");
        expect(200, lenient.put("results", id, score(item, other)));
        decide("teacher-wins");
        var entries = district.get("/api/v1/ledger/entries?stream=line-item:" + item + "&limit=100");
        assertThat(entries.response().body().split("gradebook.score-recorded", -1))
                .hasSizeGreaterThan(5);
    }

    private static void decide(String policy) {
        var path = "/api/v1/connections/" + lenient.connectionId;
        var changed = expect(200, district.put(path + "/conflict-policy", Map.of("policy", policy)));
        assertThat(changed.text("conflictPolicy")).isEqualTo(policy);
    }

    private static String result(String id, String item, String who, String day) {
        return "%s,%s,%s,fully graded,55,%s,,,%s,,,,".formatted(id, item, who, day, id(taught));
    }

    @Test
    @Tag("R12")
    void what_is_said_of_a_score_becomes_a_flag_of_the_grade_book_and_counts_accordingly() {
        flagged("X", null, with(Map.of(), "scoreStatus", "exempt"));
        flagged("M", "0", with(Map.of(), "scoreStatus", "not submitted", "missing", "true"));
        flagged("I", "80", with(Map.of(), "incomplete", "true"));
        flagged("L", "80", with(Map.of(), "late", "true"));
        flagged("T", null, Map.of("scoreStatus", "submitted", "score", ""));
        flagged(null, "80", Map.of());
    }

    private static void flagged(String flag, String counted, Map<String, Object> said) {
        var item = itemOf(lenient);
        var sent = new LinkedHashMap<>(score(item, student));
        sent.putAll(said);
        sent.values().removeIf(""::equals);
        expect(201, lenient.put("results", fresh("re"), sent));
        var cell = expect(200, district.get("/api/v1/classes/" + id(taught) + "/grade-book"))
                .body()
                .path("cells")
                .valueStream()
                .filter(one -> one.path("lineItemId").asString().equals(item))
                .findFirst()
                .orElseThrow();
        assertThat(cell.path("flag").asString(null)).as(cell.toString()).isEqualTo(flag);
        assertThat(cell.path("counted").asString(null)).as(cell.toString()).isEqualTo(counted);
    }

    private static void delivered(SisPackage sis) {
        var imports = URI.create(lenient.host() + "/api/v1/roster/imports");
        var id = expect(
                        202,
                        district.send(HttpRequest.newBuilder(imports)
                                .header("Authorization", "Bearer " + RunningDistrict.ADMINISTRATOR)
                                .header("Content-Type", "application/zip")
                                .POST(BodyPublishers.ofByteArray(sis.bytes()))))
                .text("id");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !List.of("queued", "running")
                        .contains(state(id).path("state").asString()));
        assertThat(state(id).path("state").asString()).as(state(id).toString()).isEqualTo("done");
        assertThat(state(id).path("problems").size()).as(state(id).toString()).isZero();
    }

    private static JsonNode state(String importId) {
        return district.get("/api/v1/roster/imports/" + importId).body();
    }
}
