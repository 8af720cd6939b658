package org.rollbook.app.cli;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a vendor does in a tour, by OneRoster 1.2 alone. */
final class TourVisit {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final List<String> COLLECTIONS =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments");

    private final Service service;
    private final String token;
    private final String rostering;
    private final String gradebook;
    private final Set<String> sessionsUnderWay = new HashSet<>();
    private @Nullable JsonNode chosenClass;

    private TourVisit(Service service, String token, JsonNode baseUrls) {
        this.service = service;
        this.token = token;
        this.rostering = baseUrls.path("rostering").asString();
        this.gradebook = baseUrls.path("gradebook").asString();
    }

    /** @param connection as the administrator was shown it when it was made */
    static TourVisit begin(Service service, JsonNode connection) {
        var form = "grant_type=client_credentials&client_id="
                + encode(connection.path("clientId").asString()) + "&client_secret="
                + encode(connection.path("clientSecret").asString());
        var answer = service.send(HttpRequest.newBuilder(
                                URI.create(connection.path("tokenUrl").asString()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build())
                .expect(200);
        return new TourVisit(service, answer.body().path("access_token").asString(), connection.path("baseUrls"));
    }

    /** Reads every collection to its end by the next links. */
    Map<String, Long> readRoster() {
        var counts = new LinkedHashMap<String, Long>();
        for (var collection : COLLECTIONS) {
            counts.put(
                    collection, walk(rostering + "/" + collection + "?limit=1000", page -> remember(collection, page)));
        }
        return counts;
    }

    /** Assigns a task to a class and scores up to five of its students. */
    String gradeOneClass() {
        var lineItem = UUID.randomUUID().toString();
        assign(lineItem, "Tour: a first task");
        var students = students(5);
        var score = 100;
        for (var student : students) {
            var result = Map.of(
                    "lineItem", Map.of("sourcedId", lineItem),
                    "student", Map.of("sourcedId", id(student)),
                    "scoreStatus", "fully graded",
                    "score", score--,
                    "scoreDate", LocalDate.now(ZoneOffset.UTC).toString());
            put("results/" + UUID.randomUUID(), "result", result, 201);
        }
        var stored = walk(
                gradebook + "/classes/" + id(chosen()) + "/lineItems/" + lineItem + "/results?limit=100", page -> {});
        return "one line item, " + students.size() + " scores sent, " + stored + " read back";
    }

    /**
     * Assigns a task, due today, to a class of a term that is under way.
     *
     * @return a student of the class
     */
    String assign(String lineItem, String title) {
        put("lineItems/" + lineItem, "lineItem", lineItem(lineItem, title, LocalDate.now(ZoneOffset.UTC)), 201);
        return id(students(1).path(0));
    }

    /** @return the description that the refusal came with */
    String assignOutsideTheTerm() {
        var lineItem = UUID.randomUUID().toString();
        var late = LocalDate.now(ZoneOffset.UTC).plusYears(2);
        return put("lineItems/" + lineItem, "lineItem", lineItem(lineItem, "Tour: too late", late), 422)
                .body()
                .path("imsx_description")
                .asString();
    }

    private Service.Answer put(String path, String key, Map<String, Object> object, int expected) {
        return service.put(gradebook + "/" + path, token, Map.of(key, object)).expect(expected);
    }

    private JsonNode students(int limit) {
        return service.get(
                        rostering + "/classes/" + id(chosen()) + "/students?limit=" + limit + "&fields=sourcedId",
                        token)
                .expect(200)
                .body()
                .path("users");
    }

    private Map<String, Object> lineItem(String id, String title, LocalDate due) {
        return Map.of(
                "sourcedId",
                id,
                "title",
                title,
                "assignDate",
                due + "T00:00:00.000Z",
                "dueDate",
                due + "T00:00:00.000Z",
                "class",
                Map.of("sourcedId", id(chosen())),
                "resultValueMin",
                0,
                "resultValueMax",
                100);
    }

    /** A class of a term that is under way. */
    private JsonNode chosen() {
        if (chosenClass == null) {
            throw new IllegalStateException("No class is in a term that is under way: nothing can be assigned today.");
        }
        return chosenClass;
    }

    private void remember(String collection, JsonNode page) {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        if (collection.equals("academicSessions")) {
            page.forEach(session -> {
                if (session.path("startDate").asString().compareTo(today) <= 0
                        && session.path("endDate").asString().compareTo(today) > 0) {
                    sessionsUnderWay.add(id(session));
                }
            });
        }
        if (collection.equals("classes") && chosenClass == null) {
            chosenClass = page.valueStream()
                    .filter(schoolClass -> schoolClass
                            .path("terms")
                            .valueStream()
                            .anyMatch(term -> sessionsUnderWay.contains(id(term))))
                    .findFirst()
                    .orElse(null);
        }
    }

    private long walk(String first, Consumer<JsonNode> onPage) {
        var count = 0L;
        var url = Optional.of(first);
        while (url.isPresent()) {
            var answer = service.get(url.get(), token).expect(200);
            var page = answer.body().properties().iterator().next().getValue();
            onPage.accept(page);
            count += page.size();
            url = answer.response().headers().firstValue("Link").flatMap(TourVisit::next);
        }
        return count;
    }

    private static Optional<String> next(String link) {
        var matcher = NEXT.matcher(link);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String id(JsonNode object) {
        return object.path("sourcedId").asString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
