package org.rollbook.app.district;

import static org.rollbook.app.district.Grading.fresh;
import static org.rollbook.app.district.Grading.id;
import static org.rollbook.app.district.Grading.with;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rollbook.app.district.RunningDistrict.Answer;
import org.rollbook.messages.RefusalCode;

/** For each code a request that is refused with it. */
final class Refusals {
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2";
    private static final String LINE_ITEMS = "/ims/oneroster/gradebook/v1p2/lineItems/";
    private static final int WRONG_TOKENS_IN_A_MINUTE = 30;

    private final Map<RefusalCode, Supplier<Answer>> all = new LinkedHashMap<>();
    private final RunningDistrict district;
    private final Vendor lenient;
    private final Vendor strict;
    private final Grading grading;
    private final String partner;

    Refusals(RunningDistrict district) {
        this.district = district;
        this.lenient = Vendor.with(district, "lenient");
        this.strict = Vendor.with(district, "strict");
        this.grading = new Grading(district, lenient);
        this.partner = district.application(Map.of("name", "Refused", "partner", "northwind-learning"));
        district.deliver(SisPackage.gradingTask(grading));
        lineItems();
        results();
        others();
        assessments();
        sets();
        reading();
        connections();
        administration();
        service();
    }

    /** In the order in which they can be provoked. */
    Map<RefusalCode, Supplier<Answer>> all() {
        return all;
    }

    private void lineItems() {
        item(RefusalCode.DATE_OUTSIDE_TERM, lenient, "dueDate", "2199-01-01T00:00:00.000Z");
        item(RefusalCode.DUE_BEFORE_ASSIGN, lenient, "dueDate", grading.firstDay() + "T07:00:00.000Z");
        item(RefusalCode.DUE_DATE_REQUIRED, strict, "dueDate", "");
        item(RefusalCode.CATEGORY_REQUIRED, strict, "category", "");
        item(RefusalCode.CATEGORY_UNKNOWN, lenient, "category", "none");
        item(RefusalCode.CLASS_UNKNOWN, lenient, "class", "none");
        item(RefusalCode.SCHOOL_UNKNOWN, lenient, "school", "none");
        item(RefusalCode.SCHOOL_MISMATCH, lenient, "school", another("schools", grading.school()));
        item(RefusalCode.SESSION_UNKNOWN, lenient, "gradingPeriod", "none");
        item(RefusalCode.GRADING_PERIOD_MISMATCH, lenient, "gradingPeriod", another("terms", id(grading.term)));
        item(RefusalCode.SCALE_UNKNOWN, lenient, "scoreScale", "none");
        item(RefusalCode.RANGE_REVERSED, lenient, "resultValueMin", 100.5);
        all.put(RefusalCode.TITLE_DUPLICATE, () -> {
            var item = grading.item();
            expect(201, strict.put("lineItems", fresh("li"), item));
            return strict.put("lineItems", fresh("li"), item);
        });
        all.put(RefusalCode.LINEITEM_MOVED_CLASS, () -> {
            var item = grading.itemOf(lenient);
            expect(201, lenient.put("results", fresh("re"), grading.score(item, grading.student)));
            return lenient.put(
                    "lineItems", item, with(grading.item(), "class", anotherClass(), "school", "", "dueDate", ""));
        });
        all.put(RefusalCode.OWNED_BY_OTHER, () -> strict.put("lineItems", grading.itemOf(lenient), grading.item()));
        all.put(RefusalCode.WINDOW_CLOSED, () -> {
            settings("lockedSessions", List.of(id(grading.term)));
            var answer = lenient.put("lineItems", fresh("li"), grading.item());
            settings("lockedSessions", List.of());
            return answer;
        });
    }

    private void item(RefusalCode code, Vendor by, String property, Object value) {
        all.put(code, () -> by.put("lineItems", fresh("li"), with(grading.item(), property, value)));
    }

    private void results() {
        result(RefusalCode.LINEITEM_UNKNOWN, "lineItem", "none");
        result(RefusalCode.STUDENT_UNKNOWN, "student", "none");
        result(RefusalCode.STUDENT_NOT_ENROLLED, "student", grading.stranger);
        result(RefusalCode.CLASS_MISMATCH, "class", "none");
        result(RefusalCode.INVALID_DATA, "scoreStatus", "done");
        result(RefusalCode.SCORE_NOT_IN_SCALE, "lineItem", SisPackage.TASK, "score", "", "textScore", "E");
        result(RefusalCode.SCORE_GROUP_AMBIGUOUS, "lineItem", SisPackage.TASK, "score", -5);
        all.put(
                RefusalCode.SCORE_BELOW_MIN,
                () -> strict.put(
                        "results",
                        fresh("re"),
                        with(grading.score(grading.itemOf(strict), grading.student), "score", -1)));
        all.put(RefusalCode.RESULT_MOVED, () -> {
            var result = recorded(grading.itemOf(lenient));
            return lenient.put("results", result, grading.score(grading.itemOf(lenient), grading.student));
        });
        all.put(RefusalCode.RESULT_DUPLICATE, () -> {
            var item = grading.itemOf(lenient);
            recorded(item);
            return lenient.put("results", fresh("re"), grading.score(item, grading.student));
        });
        all.put(RefusalCode.CONFLICT_TEACHER_OVERRIDE, () -> {
            var item = grading.itemOf(lenient);
            var result = recorded(item);
            district.deliver(new SisPackage().score(result, item, grading, grading.student, grading.firstDay()));
            return lenient.put("results", result, grading.score(item, grading.student));
        });
    }

    private void result(RefusalCode code, Object... properties) {
        all.put(code, () -> {
            var score = grading.score(grading.itemOf(lenient), grading.student);
            return lenient.put("results", fresh("re"), with(score, properties));
        });
    }

    private String recorded(String item) {
        var result = fresh("re");
        expect(201, lenient.put("results", result, grading.score(item, grading.student)));
        return result;
    }

    private void others() {
        var value = Map.of("itemValueLHS", "A", "itemValueRHS", "90");
        var scale = with(
                Map.of(),
                "title",
                "Letters",
                "type",
                "letter",
                "class",
                id(grading.taught),
                "scoreScaleValue",
                List.of(value));
        all.put(
                RefusalCode.COURSE_UNKNOWN,
                () -> lenient.put("scoreScales", fresh("ss"), with(scale, "course", "none")));
        all.put(
                RefusalCode.SCALE_VALUE_DUPLICATE,
                () -> lenient.put("scoreScales", fresh("ss"), with(scale, "scoreScaleValue", List.of(value, value))));
        all.put(RefusalCode.TAG_STALE, () -> deleteIfThere("none"));
        all.put(RefusalCode.IN_USE, () -> {
            grading.itemOf(lenient);
            return lenient.delete("categories", "cat-tests");
        });
    }

    private Answer deleteIfThere(String category) {
        return district.send(district.request("/ims/oneroster/gradebook/v1p2/categories/" + category, lenient.token())
                .header("If-Match", "*")
                .DELETE());
    }

    private void assessments() {
        var tester = district.accessToken(district.connection(
                district.application(Map.of("name", "Tester", "partner", "harbor-gradebook")),
                List.of("roster-sync", "assessments-sync")));
        all.put(RefusalCode.ASSESSMENT_UNKNOWN, () -> assessment(tester, fresh("ali"), "none"));
        all.put(RefusalCode.ASSESSMENT_CYCLE, () -> assessment(tester, "ali-own-part", "ali-own-part"));
    }

    private Answer assessment(String token, String id, String parent) {
        var object = Map.of("title", "Test", "parentAssessmentLineItem", Map.of("sourcedId", parent));
        return district.put(
                "/ims/oneroster/gradebook/v1p2/assessmentLineItems/" + id, token, Map.of("assessmentLineItem", object));
    }

    private void sets() {
        all.put(RefusalCode.SET_TOO_LARGE, () -> post(fresh("key"), "[" + "{},".repeat(1000) + "{}]"));
        all.put(RefusalCode.IDEMPOTENCY_KEY_REUSED, () -> {
            var key = fresh("key");
            expect(201, post(key, "[]"));
            return post(key, "[ ]");
        });
    }

    private Answer post(String key, String lineItems) {
        return district.send(district.request(
                        "/ims/oneroster/gradebook/v1p2/classes/" + id(grading.taught) + "/lineItems", lenient.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"lineItems\":" + lineItems + "}")));
    }

    private void reading() {
        read(RefusalCode.INVALID_FILTER_FIELD, "/users?filter=colour%3D'x'");
        all.put(RefusalCode.INVALID_SORT_FIELD, () -> district.get(ROSTERING + "/users?sort=colour", strict.token()));
        all.put(
                RefusalCode.INVALID_SELECTION_FIELD,
                () -> district.get(ROSTERING + "/users?fields=colour", strict.token()));
        read(RefusalCode.BLANK_SELECTION_FIELD, "/users?fields=");
        read(RefusalCode.INVALID_QUERY, "/users?limit=-1");
        read(RefusalCode.UNKNOWN_OBJECT, "/users/nobody");
        read(RefusalCode.UNKNOWN_PATH, "/nothing");
        all.put(
                RefusalCode.NOT_ACCEPTABLE,
                () -> district.get(ROSTERING + "/users", lenient.token(), "Accept", "text/html"));
        all.put(RefusalCode.UNAUTHENTICATED, () -> district.get(ROSTERING + "/users", "nonsense"));
        all.put(RefusalCode.SIGNATURE_WRONG, () -> signed(System.currentTimeMillis() / 1000));
        all.put(RefusalCode.TIMESTAMP_REFUSED, () -> signed(1));
        all.put(
                RefusalCode.METHOD_NOT_OFFERED,
                () -> district.send(district.request(ROSTERING + "/users", lenient.token())
                        .method("PATCH", BodyPublishers.noBody())));
        read(RefusalCode.ADDRESS_TOO_LONG, "/users?filter=" + "a".repeat(40_000));
        all.put(
                RefusalCode.HEADERS_TOO_LARGE,
                () -> district.get(ROSTERING + "/users", lenient.token(), "X-Long", "a".repeat(40_000)));
        all.put(RefusalCode.NOT_JSON, () -> put("text/plain", "{}"));
        all.put(RefusalCode.BODY_TOO_LARGE, () -> put("application/json", " ".repeat(3 << 20)));
    }

    private Answer signed(long timestamp) {
        return district.send(district.request("/ims/oneroster/v1p1/users")
                .header(
                        "Authorization",
                        "OAuth oauth_consumer_key=\"nobody\", oauth_nonce=\"n\", oauth_signature=\"AAAA\","
                                + " oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"" + timestamp + "\"")
                .GET());
    }

    private void read(RefusalCode code, String path) {
        all.put(code, () -> district.get(ROSTERING + path, lenient.token()));
    }

    private Answer put(String type, String body) {
        return district.send(district.request(LINE_ITEMS + fresh("li"), lenient.token())
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(body)));
    }

    private void connections() {
        all.put(RefusalCode.SCOPE_MISSING, () -> {
            var connection = district.connection(partner, List.of("roster-sync"));
            var scope = "https://purl.imsglobal.org/spec/or/v1p2/scope/resource.readonly";
            var token =
                    expect(200, district.token(connection.text("clientId"), connection.text("clientSecret"), scope));
            return district.get(ROSTERING + "/users", token.text("access_token"));
        });
        all.put(RefusalCode.FUNCTION_NOT_ENABLED, () -> {
            var token = district.accessToken(district.connection(partner, List.of("roster-sync")));
            return district.get("/ims/oneroster/gradebook/v1p2/lineItems", token);
        });
        all.put(RefusalCode.CONNECTION_DISABLED, () -> {
            var connection = district.connection(partner, List.of("roster-sync"));
            var token = district.accessToken(connection);
            expect(200, district.post(path(connection) + "/disable", Map.of()));
            return district.get(ROSTERING + "/users", token);
        });
        all.put(RefusalCode.VENDOR_AUTH_MISSING, () -> {
            var connection = district.connection(partner, List.of("roster-sync", "grade-book-sync"));
            expect(200, district.post(path(connection) + "/vendor-header", Map.of()));
            return district.get("/ims/oneroster/gradebook/v1p2/lineItems", district.accessToken(connection));
        });
        all.put(
                RefusalCode.FUNCTION_NEEDED,
                () -> district.post(
                        path(district.connection(partner, List.of("roster-sync", "grade-book-sync")))
                                + "/functions/roster-sync/disable",
                        Map.of()));
        all.put(RefusalCode.FUNCTION_NOT_ENTITLED, () -> {
            settings("gradeBookEntitled", false);
            var answer = enable(partner, "grade-book-sync");
            settings("gradeBookEntitled", true);
            return answer;
        });
        all.put(
                RefusalCode.NON_PARTNER_ROSTER_ONLY,
                () -> enable(district.application(Map.of("name", "Zyx Unheard")), "grade-book-sync"));
        all.put(RefusalCode.FUNCTION_NOT_OFFERED, () -> enable(partner, "assessments-sync"));
        all.put(RefusalCode.KIND_WITHOUT_FUNCTION, () -> enable(partner, "learning-tool"));
    }

    private Answer enable(String application, String function) {
        return district.post(
                path(district.connection(application, List.of("roster-sync"))) + "/functions/" + function + "/enable",
                Map.of());
    }

    private void administration() {
        all.put(RefusalCode.PARTNER_UNKNOWN, () -> add(Map.of("name", "New", "partner", "nobody")));
        all.put(RefusalCode.NAME_TAKEN, () -> add(Map.of("name", "refused")));
        all.put(RefusalCode.INVALID_BODY, () -> add(Map.of("partner", "northwind-learning")));
        all.put(
                RefusalCode.INVALID_REQUEST,
                () -> district.send(district.request("/api/v1/applications", RunningDistrict.ADMINISTRATOR)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{"))));
        all.put(RefusalCode.APPLICATION_UNKNOWN, () -> district.get("/api/v1/applications/app-nobody"));
        all.put(RefusalCode.CONNECTION_UNKNOWN, () -> district.get("/api/v1/connections/con-nobody"));
        all.put(RefusalCode.IMPORT_UNKNOWN, () -> district.get("/api/v1/roster/imports/imp-nobody"));
        all.put(RefusalCode.IMPORT_NOT_HELD, () -> {
            var imported =
                    district.get("/api/v1/roster/imports").body().path("items").path(0);
            return district.post("/api/v1/roster/imports/" + imported.path("id").asString() + "/approve", Map.of());
        });
        all.put(RefusalCode.NOT_A_ZIP, () -> district.post("/api/v1/roster/imports", Map.of()));
        all.put(RefusalCode.STUDENT_PAGE_UNKNOWN, () -> district.get("/api/v1/students/nobody/grades"));
        all.put(RefusalCode.FORBIDDEN, () -> district.get("/api/v1/applications", lenient.token()));
        all.put(RefusalCode.ADMIN_UNAUTHENTICATED, () -> district.get("/api/v1/applications", "nonsense"));
        all.put(RefusalCode.RATE_LIMITED, () -> {
            for (var i = 0; i < WRONG_TOKENS_IN_A_MINUTE; i++) {
                district.get("/api/v1/applications", "nonsense");
            }
            return district.get("/api/v1/applications", "nonsense");
        });
    }

    private Answer add(Map<String, String> application) {
        return district.post("/api/v1/applications", application);
    }

    private void service() {
        all.put(
                RefusalCode.OVERLOADED,
                () -> district.get(ROSTERING + "/users", lenient.token(), "Rollbook-At-Least", "999999999"));
        all.put(RefusalCode.CONFLICT, () -> whereEntriesFail("unique_violation"));
        all.put(RefusalCode.INTERNAL, () -> whereEntriesFail("check_violation"));
    }

    /** The database says of each entry of one stream what it says when another node was there before, or worse. */
    private Answer whereEntriesFail(String condition) {
        var item = fresh("li");
        district.sql("create function ledger.fail() returns trigger language plpgsql as $$ begin"
                + " raise exception using errcode = '" + condition + "'; end $$;"
                + " create trigger fail before insert on ledger.entry for each row when (new.stream = 'line-item:"
                + item + "') execute function ledger.fail()");
        var answer = lenient.put("lineItems", item, grading.item());
        district.sql("drop trigger fail on ledger.entry; drop function ledger.fail()");
        return answer;
    }

    private void settings(String name, Object value) {
        expect(200, district.put("/api/v1/settings", Map.of(name, value)));
    }

    private String another(String collection, String than) {
        return district.read(collection, lenient.token()).stream()
                .map(Grading::id)
                .filter(one -> !one.equals(than))
                .findFirst()
                .orElseThrow();
    }

    private String anotherClass() {
        return another("terms/" + id(grading.term) + "/classes", id(grading.taught));
    }

    private static String path(Answer connection) {
        return "/api/v1/connections/" + connection.text("id");
    }
}
