package org.rollbook.rest.oneroster;

import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.Collection;
import org.springframework.http.HttpMethod;

/** The tables of paths of both versions. In every path words and ids take turns. */
final class Routes {
    private static final List<String> ROSTER = List.of("roster.readonly", "roster-core.readonly");
    private static final List<String> ROSTER_NESTED = List.of("roster.readonly");
    private static final List<String> DEMOGRAPHICS = List.of("roster-demographics.readonly");
    private static final List<String> RESOURCE = List.of("resource.readonly", "resource-core.readonly");
    private static final List<String> RESOURCE_NESTED = List.of("resource.readonly");
    private static final List<String> GRADEBOOK = List.of("gradebook.readonly", "gradebook-core.readonly");
    private static final List<String> GRADEBOOK_NESTED = List.of("gradebook.readonly");

    private static final List<String> GRADEBOOK_POST = List.of("gradebook.createpost");
    private static final List<String> ASSESSMENT = List.of("assessment.readonly");

    private static final List<String> ROSTER_COLLECTIONS = List.of(
            "academicSessions",
            "classes",
            "courses",
            "enrollments",
            "gradingPeriods",
            "orgs",
            "schools",
            "students",
            "teachers",
            "terms",
            "users");
    private static final List<String> ROSTER_WITHIN_OTHERS = List.of(
            "classes/students",
            "classes/teachers",
            "courses/classes",
            "schools/classes",
            "schools/classes/enrollments",
            "schools/classes/students",
            "schools/classes/teachers",
            "schools/courses",
            "schools/enrollments",
            "schools/students",
            "schools/teachers",
            "schools/terms",
            "students/classes",
            "teachers/classes",
            "terms/classes",
            "terms/gradingPeriods",
            "users/classes");
    private static final List<String> GRADEBOOK_WITHIN_OTHERS = List.of(
            "classes/categories",
            "classes/lineItems",
            "classes/lineItems/results",
            "classes/results",
            "classes/students/results");

    static final Routes ALL = new Routes();

    private final Map<String, Operation> operations = new HashMap<>();

    private Routes() {
        for (var service : List.of(Service.ROSTERING, Service.LEGACY)) {
            ROSTER_COLLECTIONS.forEach(word -> both(service, word, read(ROSTER), read(ROSTER), ROSTER_SYNC));
            both(service, "demographics", read(DEMOGRAPHICS), read(DEMOGRAPHICS), ROSTER_SYNC);
            ROSTER_WITHIN_OTHERS.forEach(words -> within(service, words, read(ROSTER_NESTED), ROSTER_SYNC));
        }
        for (var service : List.of(Service.RESOURCES, Service.LEGACY)) {
            both(service, "resources", read(RESOURCE), read(RESOURCE), ROSTER_SYNC);
            within(service, "classes/resources", read(RESOURCE_NESTED), ROSTER_SYNC);
            within(service, "courses/resources", read(RESOURCE_NESTED), ROSTER_SYNC);
        }
        within(Service.RESOURCES, "users/resources", read(RESOURCE_NESTED), ROSTER_SYNC);
        for (var service : List.of(Service.GRADEBOOK, Service.LEGACY)) {
            written(service, "categories", GRADEBOOK, "gradebook", GRADE_BOOK_SYNC);
            written(service, "lineItems", GRADEBOOK, "gradebook", GRADE_BOOK_SYNC);
            written(service, "results", GRADEBOOK, "gradebook", GRADE_BOOK_SYNC);
            GRADEBOOK_WITHIN_OTHERS.forEach(words -> within(service, words, read(GRADEBOOK_NESTED), GRADE_BOOK_SYNC));
        }
        written(Service.GRADEBOOK, "scoreScales", GRADEBOOK, "gradebook", GRADE_BOOK_SYNC);
        within(Service.GRADEBOOK, "classes/scoreScales", read(GRADEBOOK_NESTED), GRADE_BOOK_SYNC);
        within(Service.GRADEBOOK, "schools/scoreScales", read(GRADEBOOK_NESTED), GRADE_BOOK_SYNC);
        within(
                Service.GRADEBOOK,
                "classes/lineItems",
                Map.of(HttpMethod.GET, GRADEBOOK_NESTED, HttpMethod.POST, GRADEBOOK_POST),
                GRADE_BOOK_SYNC);
        for (String words : List.of("schools/lineItems", "lineItems/results", "classes/academicSessions/results")) {
            within(Service.GRADEBOOK, words, Map.of(HttpMethod.POST, GRADEBOOK_POST), GRADE_BOOK_SYNC);
        }
        written(Service.GRADEBOOK, "assessmentLineItems", ASSESSMENT, "assessment", ASSESSMENTS_SYNC);
        written(Service.GRADEBOOK, "assessmentResults", ASSESSMENT, "assessment", ASSESSMENTS_SYNC);
    }

    private static Map<HttpMethod, List<String>> read(List<String> scopes) {
        return Map.of(HttpMethod.GET, scopes);
    }

    /** @param scopes first parts of the scopes that open it for writing */
    private void written(Service service, String word, List<String> read, String scopes, Function function) {
        var one = Map.of(
                HttpMethod.GET, read,
                HttpMethod.PUT, List.of(scopes + ".createput"),
                HttpMethod.DELETE, List.of(scopes + ".delete"));
        both(service, word, read(read), one, function);
    }

    private void both(
            Service service,
            String word,
            Map<HttpMethod, List<String>> many,
            Map<HttpMethod, List<String>> one,
            Function function) {
        add(new Operation(service, List.of(word), collections(word), false, many, function));
        add(new Operation(service, List.of(word), collections(word), true, one, function));
    }

    private void within(Service service, String words, Map<HttpMethod, List<String>> methods, Function function) {
        add(new Operation(service, List.of(words.split("/")), collections(words), false, methods, function));
    }

    private static List<Collection> collections(String words) {
        return Arrays.stream(words.split("/")).map(Routes::collection).toList();
    }

    private static Collection collection(String word) {
        return Arrays.stream(Collection.values())
                .filter(collection -> collection.path().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private void add(Operation operation) {
        operations.put(key(operation.service(), operation.words(), operation.single()), operation);
    }

    private static String key(Service service, List<String> words, boolean single) {
        return service.name() + '/' + String.join("/", words) + (single ? "/" : "");
    }

    /** The operation at the path; null when there is none. */
    @Nullable Operation find(Service service, List<String> words, boolean single) {
        return operations.get(key(service, words, single));
    }

    List<Operation> all() {
        return List.copyOf(operations.values());
    }
}
