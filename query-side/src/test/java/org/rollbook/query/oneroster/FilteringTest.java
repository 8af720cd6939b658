package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.StoredRows;
import tools.jackson.databind.JsonNode;

/** Filters find exactly what a look into every object finds. */
@Tag("P1")
class FilteringTest {
    private static final List<Collection> COLLECTIONS = List.of(
            Collection.ORGS,
            Collection.ACADEMIC_SESSIONS,
            Collection.COURSES,
            Collection.CLASSES,
            Collection.USERS,
            Collection.ENROLLMENTS,
            Collection.DEMOGRAPHICS,
            Collection.RESOURCES,
            Collection.CATEGORIES,
            Collection.SCORE_SCALES,
            Collection.LINE_ITEMS,
            Collection.RESULTS);

    @Test
    void every_field_and_operator_of_every_collection_finds_what_looking_finds() {
        long seed = System.nanoTime();
        System.err.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            var rows = new StoredRows().project(GeneratedDistrict.ALL, GeneratedDistrict.events(random.nextLong()));
            var queries = new OneRosterQueries(rows);
            for (var version : Version.values()) {
                for (var schools : schools()) {
                    for (var collection : COLLECTIONS) {
                        everyField(queries, random, version, schools, collection);
                    }
                }
            }
        }
    }

    private static List<Set<String>> schools() {
        var all = new ArrayList<Set<String>>();
        all.add(null);
        all.add(Set.of("org-north"));
        return all;
    }

    private void everyField(
            OneRosterQueries queries, Random random, Version version, Set<String> schools, Collection collection) {
        var shape = Shapes.of(collection);
        var objects = find(queries, version, schools, collection, null).objects();
        var shown = objects.stream().map(StoredJson::object).toList();
        var paths = new TreeSet<>(shape.paths(version));
        paths.add("metadata.example.label");
        paths.add("metadata.nowhere");
        for (String path : paths) {
            for (var operator : Operator.values()) {
                for (String value : values(shown, shape.leaf(version, path), random)) {
                    var clause = new Clause(path, operator, value, 0);
                    var filter = new Filter(List.of(List.of(clause)));
                    if (path.equals("status") || path.equals("dateLastModified") && isNoTime(value)) {
                        continue;
                    }
                    List<String> found;
                    try {
                        found = find(queries, version, schools, collection, filter)
                                .objects();
                    } catch (Refused refused) {
                        assertThat(refused.getMessage())
                                .contains(path.endsWith(".href") ? "can be compared by = and != only" : "is no date");
                        continue;
                    }
                    var leaf = shape.leaf(version, path);
                    var expected = shown.stream()
                            .filter(object -> Looking.holds(leaf, clause, object))
                            .map(StoredJson::text)
                            .toList();
                    assertThat(found.stream().map(StoredJson::object).map(StoredJson::text))
                            .as("%s %s %s %s", version, schools, collection, clause)
                            .containsExactlyElementsOf(expected);
                }
            }
        }
    }

    private static boolean isNoTime(String value) {
        return !value.matches("\\d{4}-\\d{2}-\\d{2}.*");
    }

    /** Values that occur, in another case or cut, and some that do not. */
    private static List<String> values(List<? extends JsonNode> objects, Leaf leaf, Random random) {
        var values = new ArrayList<String>(List.of("", "zzz", "50", "2026-09-14", "2026-09-14T12:00:00+02:00"));
        for (int i = 0; i < 3 && !objects.isEmpty(); i++) {
            for (var found : Looking.values(objects.get(random.nextInt(objects.size())), leaf)) {
                String text = Looking.text(found);
                values.add(text);
                values.add(text.toUpperCase(java.util.Locale.ROOT));
                values.add(text.substring(0, text.length() / 2));
                values.add(text + ",10");
            }
        }
        return values;
    }

    private static ObjectPage find(
            OneRosterQueries queries, Version version, Set<String> schools, Collection collection, Filter filter) {
        return queries.handle(question(version, schools, collection, filter)).block(Duration.ofSeconds(10));
    }

    private static FindObjects question(Version version, Set<String> schools, Collection collection, Filter filter) {
        var reader = new Reader("con-1", Profile.LENIENT, schools);
        return new FindObjects(version, collection, List.of(), reader, 10_000, 0, null, false, filter, List.of(), null);
    }

    @Test
    void a_field_of_the_other_version_is_unknown() {
        var queries = new OneRosterQueries(new StoredRows());
        assertThatThrownBy(() -> find(queries, Version.V1P1, null, Collection.USERS, equal("roles.role", "teacher")))
                .hasMessageContaining("Unknown filter field: roles.role");
        assertThatThrownBy(() -> find(queries, Version.V1P2, null, Collection.USERS, equal("role", "teacher")))
                .hasMessageContaining("Unknown filter field: role");
    }

    private static Filter equal(String path, String value) {
        return new Filter(List.of(List.of(new Clause(path, Operator.EQUAL, value, 0))));
    }
}
