package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.app.district.RunningDistrict.Answer;

/** Who may have which functions, and what the administration refuses. */
abstract class AdministeredApplications extends Administered {
    AdministeredApplications(RunningDistrict district) {
        super(district);
    }

    @Test
    @Tag("S40")
    @Tag("S05")
    void a_typed_name_is_matched_to_its_partner() {
        var added = expect(201, district.post("/api/v1/applications", Map.of("name", "Lantern Reading, Inc.")));

        assertThat(added.response().body()).contains("matched_by_name");
        var tile = district.get("/api/v1/applications/" + added.text("id"));
        assertThat(tile.text("partner")).isEqualTo("lantern-reading");
        assertThat(tile.body().path("supported").asBoolean()).isTrue();
    }

    @Test
    @Tag("S41")
    void credentials_of_nobody_known_move_to_their_application() {
        var connection = district.connection("other", List.of("roster-sync"));
        assertThat(tile("other").path("name").asString()).isEqualTo("Other OneRoster Provisioning Credentials");

        var home = partner();
        var moved = expect(200, district.post(path(connection) + "/move", Map.of("application", home)));

        assertThat(moved.text("applicationId")).isEqualTo(home);
    }

    @Test
    @Tag("S36")
    @Tag("S37")
    void a_vendor_outside_the_programme_gets_the_roster_only_until_the_district_decides_otherwise() {
        var application = stranger();
        var connection = district.connection(application, List.of("roster-sync"));
        var enable = path(connection) + "/functions/grade-book-sync/enable";

        assertThat(district.post(enable, Map.of()).code()).isEqualTo("non_partner_roster_only");
        assertThat(available(application)).containsExactly("roster-sync");
        assertThat(tile(application).path("lozenges").path(1).path("reason").asString())
                .isEqualTo("non_partner_roster_only");

        expect(200, district.put("/api/v1/settings", Map.of("nonPartnersMayGrade", true)));
        assertThat(available(application)).hasSize(5);
        expect(200, district.post(enable, Map.of()));
        expect(200, district.put("/api/v1/settings", Map.of("nonPartnersMayGrade", false)));
        assertThat(tile(application).path("supported").asBoolean()).isFalse();
        assertThat(available(application)).containsExactlyInAnyOrder("roster-sync", "grade-book-sync");
    }

    @Test
    @Tag("S02")
    void without_the_entitlement_grade_book_sync_cannot_be_enabled() {
        var application = partner();
        var connection = district.connection(application, List.of("roster-sync"));
        expect(200, district.put("/api/v1/settings", Map.of("gradeBookEntitled", false)));

        var refused = district.post(path(connection) + "/functions/grade-book-sync/enable", Map.of());
        var available = available(application);
        expect(200, district.put("/api/v1/settings", Map.of("gradeBookEntitled", true)));

        assertThat(refused.code()).isEqualTo("function_not_entitled");
        assertThat(available).contains("roster-sync").doesNotContain("grade-book-sync");
    }

    @Test
    void every_other_refusal_of_the_administration_has_its_code() {
        var application = partner();
        var name = district.get("/api/v1/applications/" + application).text("name");
        var taken = district.post("/api/v1/applications", Map.of("name", name));
        var partnerUnknown = district.post("/api/v1/applications", Map.of("name", "N", "partner", "nobody"));

        assertThat(taken.code()).isEqualTo("name_taken");
        assertThat(partnerUnknown.code()).isEqualTo("partner_unknown");
        assertThat(connect("app-nobody", "all", "roster-sync").code()).isEqualTo("application_unknown");
        assertThat(connect(application, List.of("nowhere"), "roster-sync").code())
                .isEqualTo("school_unknown");
        assertThat(connect(application, "all", "learning-tool").code()).isEqualTo("kind_without_function");
        assertThat(connect(application, "all", "assessments-sync").code()).isEqualTo("function_not_offered");
        assertThat(district.post("/api/v1/connections/con-nobody/disable", Map.of())
                        .code())
                .isEqualTo("connection_unknown");
        assertThat(district.put("/api/v1/settings", Map.of("lockedSessions", List.of("never")))
                        .code())
                .isEqualTo("session_unknown");
        assertThat(district.get("/api/v1/roster/imports/imp-nobody").code()).isEqualTo("import_unknown");
        var done = district.get("/api/v1/roster/imports")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(district.post("/api/v1/roster/imports/" + done + "/approve", Map.of())
                        .code())
                .isEqualTo("import_not_held");
        assertThat(district.get("/api/v1/classes/nowhere/grade-book").code()).isEqualTo("unknown_object");
        assertThat(district.get("/api/v1/students/nobody/grades").code()).isEqualTo("student_page_unknown");
        var vendor = district.accessToken(district.connection(application, List.of("roster-sync")));
        assertThat(district.get("/api/v1/applications", vendor).code()).isEqualTo("forbidden");
        assertThat(district.get("/api/v1/applications", "nonsense").code()).isEqualTo("admin_unauthenticated");
    }

    private Answer connect(String application, Object schools, String function) {
        return district.post(
                "/api/v1/applications/" + application + "/connections",
                Map.of(
                        "kind",
                        "oneroster-1.2",
                        "purpose",
                        "integration",
                        "schools",
                        schools,
                        "functions",
                        List.of(function)));
    }
}
