package org.rollbook.rest.oneroster;

import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.Collection;

/** The tables of paths of both versions. In every path words and ids take turns. */
final class Routes {
    private static final List<String> ROSTER = List.of("roster.readonly", "roster-core.readonly");
    private static final List<String> ROSTER_NESTED = List.of("roster.readonly");
    private static final List<String> DEMOGRAPHICS = List.of("roster-demographics.readonly");
    private static final List<String> RESOURCE = List.of("resource.readonly", "resource-core.readonly");
    private static final List<String> RESOURCE_NESTED = List.of("resource.readonly");
    private static final List<String> GRADEBOOK = List.of("gradebook.readonly", "gradebook-core.readonly");
    private static final List<String> GRADEBOOK_NESTED = List.of("gradebook.readonly");

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
            ROSTER_COLLECTIONS.forEach(word -> both(service, word, ROSTER, ROSTER_SYNC, false));
            both(service, "demographics", DEMOGRAPHICS, ROSTER_SYNC, false);
            ROSTER_WITHIN_OTHERS.forEach(words -> within(service, words, ROSTER_NESTED, ROSTER_SYNC));
        }
        for (var service : List.of(Service.RESOURCES, Service.LEGACY)) {
            both(service, "resources", RESOURCE, ROSTER_SYNC, false);
            within(service, "classes/resources", RESOURCE_NESTED, ROSTER_SYNC);
            within(service, "courses/resources", RESOURCE_NESTED, ROSTER_SYNC);
        }
        within(Service.RESOURCES, "users/resources", RESOURCE_NESTED, ROSTER_SYNC);
        for (var service : List.of(Service.GRADEBOOK, Service.LEGACY)) {
            both(service, "categories", GRADEBOOK, GRADE_BOOK_SYNC, true);
            both(service, "lineItems", GRADEBOOK, GRADE_BOOK_SYNC, true);
            both(service, "results", GRADEBOOK, GRADE_BOOK_SYNC, true);
            GRADEBOOK_WITHIN_OTHERS.forEach(words -> within(service, words, GRADEBOOK_NESTED, GRADE_BOOK_SYNC));
        }
        both(Service.GRADEBOOK, "scoreScales", GRADEBOOK, GRADE_BOOK_SYNC, true);
        within(Service.GRADEBOOK, "classes/scoreScales", GRADEBOOK_NESTED, GRADE_BOOK_SYNC);
        within(Service.GRADEBOOK, "schools/scoreScales", GRADEBOOK_NESTED, GRADE_BOOK_SYNC);
    }

    private void both(Service service, String word, List<String> scopes, Function function, boolean writable) {
        add(new Operation(service, List.of(word), collections(word), false, scopes, function, false));
        add(new Operation(service, List.of(word), collections(word), true, scopes, function, writable));
    }

    private void within(Service service, String words, List<String> scopes, Function function) {
        add(new Operation(service, List.of(words.split("/")), collections(words), false, scopes, function, false));
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
