package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.rollbook.app.district.RunningDistrict.Answer;
import org.rollbook.messages.RefusalCode;

/** A vendor with a connection of its own that writes into the grade book. */
final class Vendor {
    private static final Map<String, String> TYPES = Map.of(
            "class", "class",
            "school", "org",
            "category", "category",
            "gradingPeriod", "academicSession",
            "academicSession", "academicSession",
            "scoreScale", "scoreScale",
            "course", "course",
            "lineItem", "lineItem",
            "student", "user");
    private static int made;

    private final RunningDistrict district;
    private final String token;
    private final String gradebook;
    final String connectionId;

    private Vendor(RunningDistrict district, Answer connection) {
        this.district = district;
        this.token = district.accessToken(connection);
        this.connectionId = connection.text("id");
        this.gradebook = connection.body().path("baseUrls").path("gradebook").asString();
    }

    static Vendor with(RunningDistrict district, String profile) {
        var application = district.application(Map.of("name", "Grader " + ++made, "partner", "fieldnote-science"));
        return new Vendor(
                district,
                expect(
                        201,
                        district.post(
                                "/api/v1/applications/" + application + "/connections",
                                Map.of(
                                        "kind", "oneroster-1.2",
                                        "purpose", "rules",
                                        "schools", "all",
                                        "functions", List.of("roster-sync", "grade-book-sync"),
                                        "profile", profile))));
    }

    String token() {
        return token;
    }

    /** The address of the service, without a path. */
    String host() {
        return gradebook.substring(0, gradebook.indexOf("/ims"));
    }

    Answer put(String collection, String id, Map<String, Object> object) {
        var one = collection.equals("categories") ? "category" : collection.substring(0, collection.length() - 1);
        return district.put(url(collection, id), token, Map.of(one, whole(id, object)));
    }

    Answer get(String collection, String id) {
        return district.get(url(collection, id), token);
    }

    Answer delete(String collection, String id) {
        return district.send(HttpRequest.newBuilder(URI.create(url(collection, id)))
                .header("Authorization", "Bearer " + token)
                .DELETE());
    }

    /** Puts something that a rule forbids: the answer says so, the object stays as it was, and the ledger knows. */
    void isRefused(RefusalCode code, String collection, String id, Map<String, Object> object) {
        var before = get(collection, id);
        refusedWith(code, put(collection, id, object));
        var after = get(collection, id);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.body()).isEqualTo(before.body());
    }

    void refusedWith(RefusalCode code, Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(code.status());
        assertThat(answer.text("imsx_description")).startsWith("[" + code.code() + "]");
        assertThat(answer.body()
                        .path("imsx_CodeMinor")
                        .path("imsx_codeMinorField")
                        .path(0)
                        .path("imsx_codeMinorFieldValue")
                        .asString())
                .isEqualTo(code.codeMinor());
        var refusals = "/api/v1/refusals?connection=" + connectionId + "&code=" + code.code();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        expect(200, district.get(refusals)).body().toString().contains("\"" + code.code() + "\""));
    }

    private String url(String collection, String id) {
        return gradebook + "/" + collection + "/" + id;
    }

    /** The object as the strict profile wants it: references in full, status and time. */
    private static Map<String, Object> whole(String id, Map<String, Object> object) {
        var whole = new LinkedHashMap<String, Object>(
                Map.of("sourcedId", id, "status", "active", "dateLastModified", "2026-09-14T07:30:05.120Z"));
        object.forEach((name, value) -> {
            var type = TYPES.get(name);
            whole.put(
                    name,
                    type == null
                            ? value
                            : Map.of("href", "https://vendor.example/" + value, "sourcedId", value, "type", type));
        });
        return whole;
    }
}
