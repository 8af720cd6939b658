package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.ADMINISTRATOR;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;
import tools.jackson.databind.JsonNode;

/** The feed of changes as a vendor follows it, and what delta readers of collections find. */
@Tag("N11")
@Timeout(120)
class FeedIT {
    private static final String FEED = "/api/v1/feed";
    private static final List<String> ROSTER =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments");
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

    private Answer connection(Object schools) {
        var application = district.application(Map.of("name", "Follower " + ++made, "partner", "fieldnote-science"));
        return expect(
                201,
                district.post(
                        "/api/v1/applications/" + application + "/connections",
                        Map.of(
                                "kind",
                                "oneroster-1.2",
                                "purpose",
                                "feed",
                                "schools",
                                schools,
                                "functions",
                                List.of("roster-sync", "grade-book-sync"))));
    }

    private static String one(List<JsonNode> objects, int index) {
        return objects.get(index).path("sourcedId").asString();
    }

    /** Reads on from the cursor to the end, and gives the cursor that comes next. */
    private String follow(String token, String after, List<JsonNode> into) {
        String cursor = after;
        while (true) {
            var page = expect(200, district.get(FEED + "?limit=300&after=" + cursor, token));
            page.body().path("items").forEach(into::add);
            cursor = page.text("next");
            if (!page.body().path("more").asBoolean()) {
                return cursor;
            }
        }
    }

    private static Map<String, Map<String, JsonNode>> held(List<JsonNode> items) {
        var held = new TreeMap<String, Map<String, JsonNode>>();
        for (var item : items) {
            var collection = held.computeIfAbsent(item.path("collection").asString(), name -> new TreeMap<>());
            if (item.path("status").asString().equals("active")) {
                collection.put(item.path("sourcedId").asString(), item.path("object"));
            } else {
                collection.remove(item.path("sourcedId").asString());
            }
        }
        return held;
    }

    private Map<String, JsonNode> seen(String collection, String token) {
        var seen = new TreeMap<String, JsonNode>();
        district.read(collection, token)
                .forEach(object -> seen.put(object.path("sourcedId").asString(), object));
        return seen;
    }

    @Test
    void a_reader_from_the_beginning_holds_what_its_connection_sees() {
        var every = district.accessToken(connection("all"));
        var school = one(district.read("schools", every), 0);
        for (Object schools : List.of("all", List.of(school))) {
            var token = district.accessToken(connection(schools));
            var items = new ArrayList<JsonNode>();
            follow(token, "0", items);
            var held = held(items);
            for (var collection : ROSTER) {
                assertThat(held.get(collection)).as(collection).isEqualTo(seen(collection, token));
            }
        }
    }

    @Test
    void what_a_sis_sends_and_takes_back_reaches_the_feed_and_delta_readers_alike() {
        var token = district.accessToken(connection("all"));
        var since = follow(token, "0", new ArrayList<>());
        var time = Instant.now().toString();
        var enrollment = one(district.read("enrollments", token), 0);
        var school = one(district.read("schools", token), 0);
        var sent = new SisPackage()
                .with(
                        "courses",
                        "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
                        "feed-course,,Followed,F1,,%s,,".formatted(school))
                .withdrawn(
                        "enrollments",
                        "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                        district.read("enrollments", token).stream()
                                .filter(one -> one.path("sourcedId").asString().equals(enrollment))
                                .map(FeedIT::row)
                                .findFirst()
                                .orElseThrow());
        district.deliver(sent);

        var items = new ArrayList<JsonNode>();
        follow(token, since, items);
        assertThat(items)
                .extracting(item -> item.path("collection").asString() + " "
                        + item.path("sourcedId").asString() + " "
                        + item.path("status").asString())
                .containsExactlyInAnyOrder("courses feed-course active", "enrollments " + enrollment + " tobedeleted");
        for (var item : items) {
            var collection = item.path("collection").asString();
            var delta = delta(collection, time, token);
            assertThat(delta).as(collection).containsExactly(item.path("object"));
        }
    }

    private List<JsonNode> delta(String collection, String time, String token) {
        var page = expect(
                200,
                district.get(
                        "/ims/oneroster/rostering/v1p2/" + collection + "?filter=dateLastModified%3E%3D'" + time + "'",
                        token));
        var found = new ArrayList<JsonNode>();
        page.body().properties().iterator().next().getValue().forEach(found::add);
        return found;
    }

    private static String row(JsonNode enrollment) {
        return String.join(
                ",",
                enrollment.path("sourcedId").asString(),
                enrollment.path("class").path("sourcedId").asString(),
                enrollment.path("school").path("sourcedId").asString(),
                enrollment.path("user").path("sourcedId").asString(),
                enrollment.path("role").asString(),
                enrollment.path("primary").asString(""),
                "",
                "");
    }

    @Test
    void a_change_of_scope_makes_objects_appear_and_disappear() {
        var every = district.accessToken(connection("all"));
        var schools = district.read("schools", every);
        var connection = connection(List.of(one(schools, 0)));
        var token = district.accessToken(connection);
        var items = new ArrayList<JsonNode>();
        var cursor = follow(token, "0", items);
        for (var scope : List.of(
                List.of(one(schools, 1)), List.of(one(schools, 0), one(schools, 1)), List.of(one(schools, 0)))) {
            expect(
                    200,
                    district.put("/api/v1/connections/" + connection.text("id") + "/scope", Map.of("schools", scope)));
            var before = held(items);
            cursor = follow(token, cursor, items);
            var held = held(items);
            assertThat(held).isNotEqualTo(before);
            for (var collection : ROSTER) {
                assertThat(held.get(collection)).as(scope + " " + collection).isEqualTo(seen(collection, token));
            }
        }
    }

    @Test
    void events_are_streamed_resumed_and_ended_with_the_reason() throws Exception {
        var connection = connection("all");
        var token = district.accessToken(connection);
        var cursor = follow(token, "0", new ArrayList<>());
        try (var lines = district.lines(events(token).header("Last-Event-ID", cursor))) {
            var line = lines.iterator();
            assertThat(next(line)).isEqualTo(": heartbeat");
            assertThat(next(line)).isEqualTo(": heartbeat");
            var vendor = Vendor.with(district, "lenient");
            expect(201, vendor.put("categories", "feed-category-1", Map.of("title", "Followed 1")));
            var id = next(line);
            while (id.startsWith(":")) {
                id = next(line);
            }
            assertThat(id).startsWith("id: ");
            assertThat(next(line)).isEqualTo("event: change");
            assertThat(next(line))
                    .startsWith("data: {\"collection\":\"categories\",\"sourcedId\":\"feed-category-1\",");
            expect(201, vendor.put("categories", "feed-category-2", Map.of("title", "Followed 2")));
            try (var resumed = district.lines(events(token).header("Last-Event-ID", id.substring(4)))) {
                var more = resumed.iterator();
                assertThat(next(more)).isEqualTo(": heartbeat");
                next(more);
                next(more);
                assertThat(next(more)).contains("feed-category-2");
            }
            expect(200, district.post("/api/v1/connections/" + connection.text("id") + "/disable", Map.of()));
            var end = next(line);
            while (!end.equals("event: end")) {
                end = next(line);
            }
            assertThat(next(line)).startsWith("data: {\"code\":\"connection_disabled\"");
            assertThat(line.hasNext() && !line.next().isEmpty()).isFalse();
        }
        assertThat(district.get(FEED, token).code()).isEqualTo("connection_disabled");
    }

    private java.net.http.HttpRequest.Builder events(String token) {
        return district.request(FEED + "?heartbeat=1")
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
    }

    private static String next(Iterator<String> lines) {
        var line = lines.next();
        return line.isEmpty() ? next(lines) : line;
    }

    @Test
    void the_feed_is_for_vendors_and_every_page_is_on_record() {
        assertThat(district.get(FEED, ADMINISTRATOR).status()).isEqualTo(401);
        var token = district.accessToken(connection("all"));
        for (var wrong : List.of("after=x", "limit=0", "limit=1001", "after=1.users.%25")) {
            assertThat(district.get(FEED + "?" + wrong, token).code()).as(wrong).isEqualTo("invalid_query");
        }
        var page = expect(200, district.get(FEED + "?limit=7", token));
        assertThat(page.body().path("items")).hasSize(7);
        var entries = new TreeSet<String>();
        expect(200, district.get("/api/v1/ledger/entries?name=connection.page-disclosed&limit=1000"))
                .body()
                .path("items")
                .forEach(entry -> entry.path("payload")
                        .path("pages")
                        .forEach(
                                disclosed -> entries.add(disclosed.path("query").asString())));
        assertThat(entries).contains("/api/v1/feed?after=0&limit=7");
    }
}
