package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.Grading.fresh;
import static org.rollbook.app.district.Grading.id;
import static org.rollbook.app.district.Grading.with;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;
import tools.jackson.databind.JsonNode;

/** What OneRoster 1.1 shows in another way than 1.2. */
class LegacyViewIT {
    private static final String V1P1 = "/ims/oneroster/v1p1";
    private static final String V1P2 = "/ims/oneroster/rostering/v1p2";
    private static RunningDistrict district;
    private static Answer connection;
    private static String legacy;
    private static Vendor vendor;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
        connection = expect(
                201,
                district.post(
                        "/api/v1/applications/"
                                + district.application(Map.of("name", "Old", "partner", "fieldnote-science"))
                                + "/connections",
                        Map.of(
                                "kind", "oneroster-1.1",
                                "purpose", "legacy",
                                "schools", "all",
                                "functions", List.of("roster-sync", "grade-book-sync"))));
        legacy = district.accessToken(connection);
        vendor = Vendor.with(district, "lenient");
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    private static JsonNode read(String path) {
        return expect(200, district.get(V1P1 + path, legacy)).body();
    }

    private static String filter(String clause) {
        return "filter=" + URLEncoder.encode(clause, StandardCharsets.UTF_8);
    }

    private static List<String> ids(JsonNode page) {
        return page.properties()
                .iterator()
                .next()
                .getValue()
                .valueStream()
                .map(Grading::id)
                .toList();
    }

    private static void show(boolean secondary) {
        expect(200, district.put("/api/v1/settings", Map.of("secondaryEmailForOneRoster11", secondary)));
    }

    @Test
    @Tag("S43")
    @Tag("S45")
    void the_secondary_address_is_shown_by_one_dot_one_alone_as_soon_as_the_district_wants_it() throws Exception {
        var school = id(district.read("schools", vendor.token()).getFirst());
        district.deliver(new SisPackage()
                .with(
                        "users",
                        "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                                + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                                + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,"
                                + "metadata.secondaryEmail",
                        "us-two,true,two,,Mira,Two,,,mira@school.example,,,,,,,,,,,,zmira@home.example",
                        "us-one,true,one,,Noor,One,,,noor@school.example,,,,,,,,,,,,")
                .with(
                        "roles",
                        "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                        "ro-two,us-two,primary,student,,," + school + ",",
                        "ro-one,us-one,primary,student,,," + school + ","));
        var byFirst = "/users?" + filter("email='mira@school.example'");
        var bySecond = "/users?" + filter("email~'ZMIRA@home'");
        var inOrder = "/users?sort=email&orderBy=asc&" + filter("sourcedId='us-two' OR sourcedId='us-one'");

        assertThat(ids(read(byFirst))).containsExactly("us-two");
        assertThat(ids(read(bySecond))).isEmpty();
        assertThat(ids(read(inOrder))).containsExactly("us-two", "us-one");
        show(true);
        assertThat(ids(read(byFirst))).isEmpty();
        assertThat(ids(read(bySecond))).containsExactly("us-two");
        assertThat(ids(read(inOrder))).containsExactly("us-one", "us-two");
        assertThat(emails("/users/us-two", "/students/us-two?fields=sourcedId,email"))
                .containsOnly("zmira@home.example");
        assertThat(emails("/users/us-one")).containsExactly("noor@school.example");
        assertThat(read("/schools/" + school + "/students?" + filter("sourcedId='us-two'"))
                        .toString())
                .contains("zmira@home.example")
                .doesNotContain("mira@school.example");
        assertThat(ExportIT.export(district, connection, "version=1.1").get("users.csv"))
                .contains(",zmira@home.example,,,,,,")
                .doesNotContain("mira@school.example");
        assertThat(ExportIT.export(district, connection, "version=1.2").get("users.csv"))
                .contains("mira@school.example");
        assertThat(expect(200, district.get(V1P2 + "/users/us-two", vendor.token()))
                        .body()
                        .path("user")
                        .path("email")
                        .asString())
                .isEqualTo("mira@school.example");
        assertThat(ids(expect(200, district.get(V1P2 + byFirst, vendor.token())).body()))
                .containsExactly("us-two");
        show(false);
        assertThat(ids(read(byFirst))).containsExactly("us-two");
        assertThat(emails("/users/us-two")).containsExactly("mira@school.example");
    }

    private static List<String> emails(String... paths) {
        return List.of(paths).stream()
                .map(path -> read(path).path("user").path("email").asString())
                .toList();
    }

    private static String typeOf(String session) {
        return read("/academicSessions/" + session)
                .path("academicSession")
                .path("type")
                .asString();
    }

    @Test
    void a_session_of_a_type_of_its_own_gets_the_one_that_its_place_suggests() {
        var header = "title,type,startDate,endDate,parentSourcedId,schoolYear";
        district.deliver(new SisPackage()
                .with(
                        "academicSessions",
                        header,
                        "as-block,Block,ext:block,2026-08-17,2026-12-19,,2027",
                        "as-term,Term,term,2026-08-17,2026-12-19,,2027",
                        "as-part,Part,ext:part,2026-08-17,2026-10-01,as-term,2027"));
        assertThat(typeOf("as-block")).isEqualTo("semester");
        assertThat(typeOf("as-part")).isEqualTo("gradingPeriod");

        district.deliver(new SisPackage()
                .with(
                        "academicSessions",
                        header,
                        "as-quarter,Quarter,gradingPeriod,2026-08-17,2026-10-01,as-block,2027"));
        assertThat(typeOf("as-block")).isEqualTo("term");
        assertThat(ids(read("/academicSessions?" + filter("type='term' AND sourcedId='as-block'"))))
                .containsExactly("as-block");
        assertThat(expect(200, district.get(V1P2 + "/academicSessions/as-block", vendor.token()))
                        .body()
                        .path("academicSession")
                        .path("type")
                        .asString())
                .isEqualTo("ext:block");

        district.deliver(new SisPackage()
                .withdrawn(
                        "academicSessions",
                        header,
                        "as-quarter,Quarter,gradingPeriod,2026-08-17,2026-10-01,as-block,2027"));
        assertThat(typeOf("as-block")).isEqualTo("semester");
    }

    @Test
    void addresses_of_references_are_compared_as_a_whole_or_not_at_all() {
        var taught = district.read("classes", vendor.token()).getFirst();
        for (var service : List.of(V1P1, V1P2)) {
            var token = service.equals(V1P1) ? legacy : vendor.token();
            var href = expect(200, district.get(service + "/classes/" + id(taught), token))
                    .body()
                    .at("/class/school/href")
                    .asString();
            var same = ids(expect(
                            200,
                            district.get(
                                    service + "/classes?limit=1000&" + filter("school.href='" + href + "'"), token))
                    .body());
            var others = ids(expect(
                            200,
                            district.get(
                                    service + "/classes?limit=1000&" + filter("school.href!='" + href + "'"), token))
                    .body());
            assertThat(same).contains(id(taught)).doesNotContainAnyElementsOf(others);
            assertThat(others).isNotEmpty();
            for (var operator : List.of("~", "<", "<=", ">", ">=")) {
                var refused = district.get(
                        service + "/classes?" + filter("school.href" + operator + "'" + href + "'"), token);
                assertThat(refused.status()).as(operator).isEqualTo(400);
                assertThat(refused.body().toString()).contains("invalid_filter_field");
            }
        }
    }

    @Test
    @Tag("P12")
    void a_result_without_a_score_is_in_no_package_of_one_dot_one() throws Exception {
        var grading = new Grading(district, vendor);
        var item = grading.itemOf(vendor);
        var scored = fresh("re-scored");
        var exempt = fresh("re-exempt");
        expect(201, vendor.put("results", scored, grading.score(item, grading.student)));
        expect(
                201,
                vendor.put(
                        "results",
                        exempt,
                        with(grading.score(item, grading.other), "score", "", "scoreStatus", "exempt")));

        assertThat(ExportIT.export(district, connection, "version=1.1").get("results.csv"))
                .contains("\r\n" + scored + ",")
                .doesNotContain(exempt);
        assertThat(ExportIT.export(district, connection, "version=1.2").get("results.csv"))
                .contains("\r\n" + scored + ",", "\r\n" + exempt + ",");
    }
}
