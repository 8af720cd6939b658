package org.rollbook.app.district;

import static org.rollbook.app.district.RunningDistrict.expect;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A class of one term with two of its students, and what vendors send for it. */
final class Grading {
    private static int ids;

    final JsonNode taught;
    final JsonNode term;
    final String student;
    final String other;

    /** Never was in the class. */
    final String stranger;

    /** @param vendor who makes the category {@code cat-tests} */
    Grading(RunningDistrict district, Vendor vendor) {
        taught = district.read("classes", vendor.token()).stream()
                .filter(one -> one.path("terms").size() == 1)
                .findFirst()
                .orElseThrow();
        term = district.read("terms", vendor.token()).stream()
                .filter(one -> id(one).equals(id(taught.path("terms").path(0))))
                .findFirst()
                .orElseThrow();
        var students = district.read("classes/" + id(taught) + "/students", vendor.token()).stream()
                .map(Grading::id)
                .toList();
        student = students.get(0);
        other = students.get(1);
        stranger = district.read("students", vendor.token()).stream()
                .map(Grading::id)
                .filter(one -> !students.contains(one))
                .findFirst()
                .orElseThrow();
        expect(201, vendor.put("categories", "cat-tests", Map.of("title", "Tests", "weight", 40)));
    }

    static String id(JsonNode object) {
        return object.path("sourcedId").asString();
    }

    static String fresh(String kind) {
        return kind + "-" + ++ids;
    }

    /** The object with some properties replaced; an empty text takes one out. */
    static Map<String, Object> with(Map<String, Object> object, Object... more) {
        var copy = new LinkedHashMap<>(object);
        for (var i = 0; i < more.length; i += 2) {
            copy.put((String) more[i], more[i + 1]);
        }
        copy.values().removeIf(""::equals);
        return copy;
    }

    String firstDay() {
        return term.path("startDate").asString();
    }

    String school() {
        return taught.path("school").path("sourcedId").asString();
    }

    Map<String, Object> item() {
        return with(
                Map.of(),
                "title",
                fresh("Item"),
                "assignDate",
                firstDay() + "T08:00:00.000Z",
                "dueDate",
                firstDay() + "T09:00:00.000Z",
                "class",
                id(taught),
                "school",
                school(),
                "category",
                "cat-tests",
                "resultValueMin",
                0,
                "resultValueMax",
                100);
    }

    String itemOf(Vendor vendor) {
        var id = fresh("li");
        expect(201, vendor.put("lineItems", id, item()));
        return id;
    }

    Map<String, Object> score(String item, String who) {
        return with(
                Map.of(),
                "lineItem",
                item,
                "student",
                who,
                "scoreStatus",
                "fully graded",
                "score",
                80,
                "scoreDate",
                firstDay());
    }
}
