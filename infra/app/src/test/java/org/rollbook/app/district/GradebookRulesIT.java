package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.Grading.fresh;
import static org.rollbook.app.district.Grading.id;
import static org.rollbook.app.district.Grading.with;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.RefusalCode;

/** Every rule of the grade book, as a vendor meets it. */
class GradebookRulesIT {
    private static RunningDistrict district;
    private static Vendor lenient;
    private static Vendor strict;

    private static Grading grading;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
        lenient = Vendor.with(district, "lenient");
        strict = Vendor.with(district, "strict");
        grading = new Grading(district, lenient);
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    @Test
    @Tag("R2")
    @Tag("S32")
    void dates_fall_inside_the_term() {
        var id = fresh("li");
        lenient.isRefused(
                RefusalCode.DATE_OUTSIDE_TERM,
                "lineItems",
                id,
                with(grading.item(), "dueDate", "2199-01-01T00:00:00.000Z"));
        lenient.isRefused(
                RefusalCode.DATE_OUTSIDE_TERM,
                "lineItems",
                id,
                with(grading.item(), "assignDate", "1999-01-01T00:00:00.000Z"));
        var lastDay =
                with(grading.item(), "dueDate", grading.term.path("endDate").asString() + "T12:00:00.000Z");
        strict.isRefused(RefusalCode.DATE_OUTSIDE_TERM, "lineItems", id, lastDay);
        expect(201, lenient.put("lineItems", id, lastDay));
    }

    @Test
    @Tag("R4")
    void dates_are_there_and_in_order() {
        strict.isRefused(RefusalCode.DUE_DATE_REQUIRED, "lineItems", fresh("li"), with(grading.item(), "dueDate", ""));
        expect(201, lenient.put("lineItems", fresh("li"), with(grading.item(), "dueDate", "")));
        lenient.isRefused(
                RefusalCode.DUE_BEFORE_ASSIGN,
                "lineItems",
                fresh("li"),
                with(grading.item(), "dueDate", grading.firstDay() + "T07:00:00.000Z"));
    }

    @Test
    @Tag("R16")
    void references_of_a_line_item_exist() {
        lenient.isRefused(RefusalCode.CLASS_UNKNOWN, "lineItems", fresh("li"), with(grading.item(), "class", "none"));
        lenient.isRefused(
                RefusalCode.CATEGORY_UNKNOWN, "lineItems", fresh("li"), with(grading.item(), "category", "none"));
        lenient.isRefused(RefusalCode.SCHOOL_UNKNOWN, "lineItems", fresh("li"), with(grading.item(), "school", "none"));
        lenient.isRefused(
                RefusalCode.SESSION_UNKNOWN, "lineItems", fresh("li"), with(grading.item(), "gradingPeriod", "none"));
        lenient.isRefused(
                RefusalCode.SCALE_UNKNOWN, "lineItems", fresh("li"), with(grading.item(), "scoreScale", "none"));
        lenient.isRefused(
                RefusalCode.RANGE_REVERSED, "lineItems", fresh("li"), with(grading.item(), "resultValueMin", 100.5));
    }

    @Test
    void school_and_grading_period_are_those_of_the_class() {
        var school = district.read("schools", lenient.token()).stream()
                .map(Grading::id)
                .filter(one -> !one.equals(grading.school()))
                .findFirst()
                .orElseThrow();
        lenient.isRefused(
                RefusalCode.SCHOOL_MISMATCH, "lineItems", fresh("li"), with(grading.item(), "school", school));
        var elsewhere = district.read("terms", lenient.token()).stream()
                .map(Grading::id)
                .filter(one -> !one.equals(id(grading.term)))
                .findFirst()
                .orElseThrow();
        lenient.isRefused(
                RefusalCode.GRADING_PERIOD_MISMATCH,
                "lineItems",
                fresh("li"),
                with(grading.item(), "gradingPeriod", elsewhere));
    }

    @Test
    @Tag("R5")
    @Tag("R6")
    @Tag("R7")
    void category_and_grading_period_are_filled_in() {
        strict.isRefused(RefusalCode.CATEGORY_REQUIRED, "lineItems", fresh("li"), with(grading.item(), "category", ""));
        var id = fresh("li");
        expect(201, lenient.put("lineItems", id, with(grading.item(), "category", "")));

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
        var title = "x".repeat(112) + fresh("x");
        expect(201, lenient.put("lineItems", id, with(grading.item(), "title", title)));
        assertThat(lenient.get("lineItems", id)
                        .body()
                        .path("lineItem")
                        .path("title")
                        .asString())
                .isEqualTo(title);
        expect(201, lenient.put("lineItems", fresh("li"), with(grading.item(), "title", title)));
        strict.isRefused(
                RefusalCode.TITLE_DUPLICATE,
                "lineItems",
                fresh("li"),
                with(grading.item(), "title", title.toUpperCase(Locale.ROOT)));
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
                        () -> strict.put("lineItems", id, with(grading.item(), "title", title))
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
        var item = grading.itemOf(lenient);
        var strictItem = grading.itemOf(strict);
        var id = fresh("re");
        lenient.isRefused(RefusalCode.LINEITEM_UNKNOWN, "results", id, grading.score("none", grading.student));
        lenient.isRefused(RefusalCode.STUDENT_UNKNOWN, "results", id, grading.score(item, "none"));
        lenient.isRefused(RefusalCode.STUDENT_NOT_ENROLLED, "results", id, grading.score(item, grading.stranger));
        lenient.isRefused(
                RefusalCode.CLASS_MISMATCH, "results", id, with(grading.score(item, grading.student), "class", "none"));
        strict.isRefused(
                RefusalCode.SCORE_BELOW_MIN,
                "results",
                id,
                with(grading.score(strictItem, grading.student), "score", -1));
        expect(201, lenient.put("results", id, with(grading.score(item, grading.student), "score", 300)));
        expect(200, lenient.put("results", id, with(grading.score(item, grading.student), "score", -1)));
        lenient.isRefused(RefusalCode.RESULT_MOVED, "results", id, grading.score(item, grading.other));
        lenient.isRefused(
                RefusalCode.RESULT_MOVED, "results", id, grading.score(grading.itemOf(lenient), grading.student));
        lenient.isRefused(RefusalCode.RESULT_DUPLICATE, "results", fresh("re"), grading.score(item, grading.student));
        lenient.isRefused(
                RefusalCode.LINEITEM_MOVED_CLASS,
                "lineItems",
                item,
                with(grading.item(), "class", anotherClass(), "school", ""));
    }

    private static String anotherClass() {
        return district.read("classes", lenient.token()).stream()
                .filter(one -> !id(one).equals(id(grading.taught)))
                .filter(one -> one.path("terms").toString().contains("\"" + id(grading.term) + "\""))
                .map(Grading::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("R17")
    void what_another_connection_made_stays() {
        var item = grading.itemOf(lenient);
        strict.isRefused(RefusalCode.OWNED_BY_OTHER, "lineItems", item, grading.item());
        strict.isRefused(RefusalCode.OWNED_BY_OTHER, "results", fresh("re"), grading.score(item, grading.student));
        strict.isRefused(RefusalCode.OWNED_BY_OTHER, "categories", "cat-tests", Map.of("title", "Mine"));
        strict.refusedWith(RefusalCode.OWNED_BY_OTHER, strict.delete("lineItems", item));
        expect(200, lenient.get("lineItems", item));
    }

    @Test
    void deleting_takes_results_along_and_spares_what_is_in_use() {
        var item = grading.itemOf(lenient);
        var result = fresh("re");
        expect(201, lenient.put("results", result, grading.score(item, grading.student)));
        lenient.refusedWith(RefusalCode.IN_USE, lenient.delete("categories", "cat-tests"));

        expect(204, lenient.delete("lineItems", item));

        expect(404, lenient.get("results", result));
        lenient.refusedWith(RefusalCode.UNKNOWN_OBJECT, lenient.delete("lineItems", item));
        lenient.refusedWith(RefusalCode.UNKNOWN_OBJECT, lenient.delete("results", result));
        expect(201, lenient.put("lineItems", item, grading.item()));
    }

    @Test
    void score_scales_hold_what_they_say() {
        var values = List.of(Map.of("itemValueLHS", "A", "itemValueRHS", "90"));
        var scale = with(
                Map.of(), "title", "Letters", "type", "letter", "class", id(grading.taught), "scoreScaleValue", values);
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
        var item = grading.itemOf(lenient);
        expect(200, district.put("/api/v1/settings", Map.of("lockedSessions", List.of(id(grading.term)))));
        try {
            lenient.isRefused(RefusalCode.WINDOW_CLOSED, "lineItems", fresh("li"), grading.item());
            lenient.isRefused(RefusalCode.WINDOW_CLOSED, "results", fresh("re"), grading.score(item, grading.student));
        } finally {
            expect(200, district.put("/api/v1/settings", Map.of("lockedSessions", List.of())));
        }
        expect(201, lenient.put("results", fresh("re"), grading.score(item, grading.student)));
    }

    @Test
    @Tag("R13")
    @Tag("R14")
    @Tag("R15")
    @Tag("S09")
    void grades_are_posted_to_a_task_of_the_school_and_teachers_have_the_last_word() {
        var item = grading.itemOf(lenient);
        var corrected = fresh("re");
        expect(201, lenient.put("results", corrected, grading.score(item, grading.other)));
        var school = grading.school();
        var day = grading.firstDay();
        district.deliver(SisPackage.gradingTask(grading).score(corrected, item, grading, grading.other, day));

        var posted = fresh("re");
        lenient.isRefused(
                RefusalCode.SCORE_NOT_IN_SCALE,
                "results",
                posted,
                with(grading.score(SisPackage.TASK, grading.student), "score", "", "textScore", "E"));
        lenient.isRefused(
                RefusalCode.SCORE_GROUP_AMBIGUOUS,
                "results",
                posted,
                with(grading.score(SisPackage.TASK, grading.student), "score", -5));
        expect(201, lenient.put("results", posted, with(grading.score(SisPackage.TASK, grading.student), "score", 85)));
        assertThat(lenient.get("results", posted)
                        .body()
                        .path("result")
                        .path("textScore")
                        .asString())
                .isEqualTo("B");
        lenient.isRefused(
                RefusalCode.CONFLICT_TEACHER_OVERRIDE, "results", corrected, grading.score(item, grading.other));
        lenient.isRefused(RefusalCode.OWNED_BY_OTHER, "lineItems", SisPackage.TASK, grading.item());
    }

    @Test
    @Tag("R15")
    void whose_score_stands_is_the_policy_of_the_connection() {
        var item = grading.itemOf(lenient);
        var id = fresh("re");
        var day = grading.firstDay();
        expect(201, lenient.put("results", id, grading.score(item, grading.other)));
        district.deliver(new SisPackage().score(id, item, grading, grading.other, day));
        lenient.isRefused(RefusalCode.CONFLICT_TEACHER_OVERRIDE, "results", id, grading.score(item, grading.other));

        decide("newest-wins");
        lenient.isRefused(RefusalCode.CONFLICT_TEACHER_OVERRIDE, "results", id, grading.score(item, grading.other));
        var later = LocalDate.parse(day).plusDays(1).toString();
        var newer =
                expect(200, lenient.put("results", id, with(grading.score(item, grading.other), "scoreDate", later)));
        assertThat(newer.response().headers().firstValue("Rollbook-Warnings"))
                .hasValueSatisfying(warnings -> assertThat(warnings).contains("teacher_overridden"));

        district.deliver(new SisPackage().score(id, item, grading, grading.other, later));
        decide("vendor-wins");
        expect(200, lenient.put("results", id, grading.score(item, grading.other)));
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
        var item = grading.itemOf(lenient);
        var sent = new LinkedHashMap<>(grading.score(item, grading.student));
        sent.putAll(said);
        sent.values().removeIf(""::equals);
        expect(201, lenient.put("results", fresh("re"), sent));
        var cell = expect(200, district.get("/api/v1/classes/" + id(grading.taught) + "/grade-book"))
                .body()
                .path("cells")
                .valueStream()
                .filter(one -> one.path("lineItemId").asString().equals(item))
                .findFirst()
                .orElseThrow();
        assertThat(cell.path("flag").asString(null)).as(cell.toString()).isEqualTo(flag);
        assertThat(cell.path("counted").asString(null)).as(cell.toString()).isEqualTo(counted);
    }
}
