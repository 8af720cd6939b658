package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators, teachers and students see of what a vendor does. */
abstract class AdministeredRecords extends Administered {
    AdministeredRecords(RunningDistrict district) {
        super(district);
    }

    @Test
    @Tag("R18")
    @Tag("S44")
    void people_without_an_address_are_counted_before_a_vendor_reads_them() {
        var connection = district.connection(partner(), List.of("roster-sync"));
        var before = expect(200, district.get(path(connection) + "/pre-flight")).body();
        assertThat(before.path("students").path("withoutEmail").asInt()).isZero();

        var header = "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
                + "preferredFamilyName,primaryOrgSourcedId,pronouns";
        district.deliver(new SisPackage()
                .with("users", header, "us-mailless,true,mailless,,No,Mail,,,,,,,,,,,,,,")
                .with(
                        "roles",
                        "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                        "ro-mailless,us-mailless,primary,student,,,org-school-000,"));

        var after = expect(200, district.get(path(connection) + "/pre-flight")).body();
        assertThat(after.path("students").path("withoutEmail").asInt()).isOne();
        assertThat(after.path("students").path("all").asInt())
                .isEqualTo(before.path("students").path("all").asInt() + 1);
        assertThat(after.path("teachers").path("withoutEmail").asInt()).isZero();
    }

    @Test
    @Tag("N12")
    @Tag("S12")
    @Tag("S15")
    @Tag("S32")
    void a_vendors_scores_and_refusals_are_seen_by_everyone_concerned() {
        var connection = district.connection(partner(), List.of("roster-sync", "grade-book-sync"));
        var token = district.accessToken(connection);
        var gradebook = connection.body().path("baseUrls").path("gradebook").asString();
        var classId = classUnderWay(token);
        var student = district.read("classes/" + classId + "/students", token)
                .getFirst()
                .path("sourcedId")
                .asString();

        expect(201, district.put(gradebook + "/lineItems/li-it", token, lineItem(classId, 0)));
        var result = Map.of(
                "result",
                Map.of(
                        "lineItem", Map.of("sourcedId", "li-it"),
                        "student", Map.of("sourcedId", student),
                        "scoreStatus", "fully graded",
                        "score", 9.5,
                        "scoreDate", LocalDate.now(ZoneOffset.UTC).toString()));
        expect(201, district.put(gradebook + "/results/r-it", token, result));
        expect(422, district.put(gradebook + "/lineItems/li-late", token, lineItem(classId, 2000)));

        var cell = expect(200, district.get("/api/v1/classes/" + classId + "/grade-book"))
                .body()
                .path("cells")
                .path(0);
        assertThat(cell.path("score").asString()).isEqualTo("9.5");
        assertThat(cell.path("source").path("connectionId").asString()).isEqualTo(connection.text("id"));
        assertThat(district.get("/api/v1/students/" + student + "/grades")
                        .response()
                        .body())
                .contains("\"resultId\":\"r-it\"");

        within5Seconds(() -> {
            var refusals = district.get("/api/v1/refusals?code=date_outside_term&connection=" + connection.text("id"));
            assertThat(refusals.body().path("total").asInt()).isEqualTo(1);
            assertThat(refusals.body().path("items").path(0).path("fingerprint").asString())
                    .hasSize(64);
        });
        var entries = district.get("/api/v1/ledger/entries?stream=line-item:li-it");
        assertThat(entries.response().body())
                .contains("gradebook.line-item-assigned", "gradebook.score-recorded", connection.text("id"));
        var named = expect(200, district.get("/api/v1/ledger/entries?name=gradebook.score-recorded"));
        assertThat(named.body().path("total").asInt()).isOne();
        within5Seconds(() -> {
            var syncs = district.get("/api/v1/syncs?connection=" + connection.text("id"));
            assertThat(syncs.body().path("total").asInt()).isEqualTo(1);
            var run = syncs.body().path("items").path(0);
            assertThat(run.path("pages").asInt()).isEqualTo(3);
            assertThat(run.path("records").path("classes").asInt()).isEqualTo(8);
        });
    }

    private static Map<String, Object> lineItem(String classId, int daysFromNow) {
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(daysFromNow) + "T00:00:00.000Z";
        return Map.of(
                "lineItem",
                Map.of(
                        "title",
                        "Integration",
                        "assignDate",
                        LocalDate.now(ZoneOffset.UTC) + "T00:00:00.000Z",
                        "dueDate",
                        due,
                        "class",
                        Map.of("sourcedId", classId),
                        "resultValueMin",
                        0,
                        "resultValueMax",
                        10));
    }

    /** A class of a term that is under way. */
    private String classUnderWay(String token) {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        var underWay = district.read("terms", token).stream()
                .filter(term -> term.path("startDate").asString().compareTo(today) <= 0
                        && term.path("endDate").asString().compareTo(today) > 0)
                .map(term -> term.path("sourcedId").asString())
                .toList();
        return district.read("classes", token).stream()
                .filter(taught -> taught.path("terms")
                        .valueStream()
                        .anyMatch(
                                term -> underWay.contains(term.path("sourcedId").asString())))
                .findFirst()
                .orElseThrow()
                .path("sourcedId")
                .asString();
    }
}
