package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.ADMINISTRATOR;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;

/** What is in packages that are exported, and who may have them. */
@Tag("P12")
@Timeout(300)
class ExportIT {
    private static final List<String> FUNCTIONS = List.of("roster-sync", "grade-book-sync");
    private static int made;
    private static RunningDistrict district;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    static Answer connection(RunningDistrict district, Object schools) {
        var application = district.application(Map.of("name", "Exporter " + ++made, "partner", "fieldnote-science"));
        return expect(
                201,
                district.post(
                        "/api/v1/applications/" + application + "/connections",
                        Map.of(
                                "kind",
                                "oneroster-1.2",
                                "purpose",
                                "export",
                                "schools",
                                schools,
                                "demographics",
                                true,
                                "functions",
                                FUNCTIONS)));
    }

    static Map<String, String> export(RunningDistrict district, Answer connection, String parameters) throws Exception {
        return district.unzipped(
                "/api/v1/connections/" + connection.text("id") + "/export?" + parameters, ADMINISTRATOR);
    }

    @Test
    void a_delta_holds_what_the_connection_sees_in_another_way() throws Exception {
        var every = district.accessToken(connection(district, "all"));
        var schools = district.read("schools", every).stream()
                .map(school -> school.path("sourcedId").asString())
                .toList();
        var connection = connection(district, List.of(schools.getFirst()));
        var token = district.accessToken(connection);
        var vendor = Vendor.with(district, "lenient");
        expect(201, vendor.put("categories", "export-1", Map.of("title", "=Goes")));
        var position = position(district, token);
        expect(201, vendor.put("categories", "export-2", Map.of("title", "=Comes, and stays")));
        vendor.delete("categories", "export-1");

        var delta = district.unzipped("/api/v1/export?since=" + position, token);
        assertThat(delta.keySet()).containsExactlyInAnyOrder("categories.csv", "manifest.csv");
        assertThat(delta.get("categories.csv").lines().skip(1))
                .satisfiesExactly(
                        gone -> assertThat(gone).matches("export-1,tobedeleted,20[^,]*Z,=Goes,"),
                        come -> assertThat(come).matches("export-2,active,20[^,]*Z,\"=Comes, and stays\","));
        assertThat(delta.get("manifest.csv")).contains("file.categories,delta\r\n", "file.users,absent\r\n");
        assertThat(export(district, connection, "forPeople=true").get("categories.csv"))
                .contains("export-2,,,\"'=Comes, and stays\",");

        expect(
                200,
                district.put(
                        "/api/v1/connections/" + connection.text("id") + "/scope",
                        Map.of("schools", List.of(schools.get(1)))));
        var moved = district.unzipped("/api/v1/export?since=" + position, token);
        var states = new TreeSet<String>();
        moved.get("orgs.csv")
                .lines()
                .skip(1)
                .forEach(line -> states.add(line.split(",")[0] + " " + line.split(",")[1]));
        assertThat(states).containsExactlyInAnyOrder(schools.get(0) + " tobedeleted", schools.get(1) + " active");
        assertThat(moved.get("users.csv").lines().filter(line -> line.contains(",tobedeleted,")))
                .isNotEmpty();
    }

    @Test
    void what_others_were_given_before_is_given_again_until_it_changes() throws Exception {
        var first = district.accessToken(connection(district, "all"));
        var second = district.accessToken(connection(district, "all"));
        var school = district.read("schools", first).get(0).path("sourcedId").asString();
        var ofOneSchool = district.accessToken(connection(district, List.of(school)));
        var vendor = Vendor.with(district, "lenient");
        expect(201, vendor.put("categories", "kept-1", Map.of("title", "Before")));

        var before = district.unzipped("/api/v1/export", first);
        assertThat(before.get("categories.csv")).contains("kept-1,,,Before,");
        assertThat(district.unzipped("/api/v1/export", second)).isEqualTo(before);
        assertThat(district.unzipped("/api/v1/export", ofOneSchool).get("users.csv"))
                .hasSizeLessThan(before.get("users.csv").length());
        expect(200, vendor.put("categories", "kept-1", Map.of("title", "After")));

        var after = district.unzipped("/api/v1/export", second);
        assertThat(after.get("categories.csv")).contains("kept-1,,,After,").doesNotContain("Before");
        assertThat(after.get("users.csv")).isEqualTo(before.get("users.csv"));
    }

    private static String position(RunningDistrict district, String token) {
        return expect(200, district.get("/api/v1/feed?limit=1", token)).text("position");
    }

    @Test
    void an_export_is_on_record_and_a_wrong_one_refused() throws Exception {
        var connection = connection(district, "all");
        var token = district.accessToken(connection);
        for (var wrong : List.of("version=1.0", "since=x", "since=999999999")) {
            assertThat(district.get("/api/v1/export?" + wrong, token).code())
                    .as(wrong)
                    .isEqualTo("invalid_query");
        }
        var bulk = district.unzipped("/api/v1/export", token);
        assertThat(bulk.get("users.csv")).startsWith("sourcedId,status,dateLastModified,enabledUser,username,");
        long pages = expect(200, district.get("/api/v1/ledger/entries?name=connection.page-disclosed&limit=1000"))
                .body()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("payload"))
                .filter(disclosed -> disclosed.path("connectionId").asString().equals(connection.text("id")))
                .flatMap(disclosed -> disclosed.path("pages").valueStream())
                .filter(page -> page.path("query").asString().startsWith("/api/v1/export?version=1.2&file="))
                .count();
        assertThat(pages).isGreaterThanOrEqualTo(bulk.size() - 1);
    }
}
