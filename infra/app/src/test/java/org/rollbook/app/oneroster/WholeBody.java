package org.rollbook.app.oneroster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A body as the strict profile wants it, property by property; single quotes stand for double ones. */
final class WholeBody {
    private static final String LONG_AGO = "'2001-01-01T00:00:00.000Z'";

    private final String key;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private WholeBody(String key, String id) {
        this.key = key;
        with("sourcedId", "'" + id + "'");
        with("status", "'active'");
        with("dateLastModified", LONG_AGO);
    }

    static WholeBody category(String id) {
        return new WholeBody("category", id).with("title", "'Tests'").with("weight", "20");
    }

    static WholeBody lineItem(String id, GradebookSample sample, boolean v1p2) {
        var body = new WholeBody("lineItem", id)
                .with("title", "'Homework " + id + "'")
                .with("description", "'Week 3'")
                .with("assignDate", "'" + sample.today + "T00:00:00.000Z'")
                .with("dueDate", "'" + sample.today + "T12:00:00.000Z'")
                .with("class", reference("class", sample.taught))
                .with("category", reference("category", "cat-homework"))
                .with("gradingPeriod", reference("academicSession", sample.term))
                .with("resultValueMin", "0")
                .with("resultValueMax", "100");
        return v1p2 ? body.with("school", reference("org", sample.school)) : body;
    }

    static WholeBody result(String id, String lineItem, GradebookSample sample) {
        return new WholeBody("result", id)
                .with("lineItem", reference("lineItem", lineItem))
                .with("student", reference("user", sample.student))
                .with("scoreStatus", "'fully graded'")
                .with("score", "92.5")
                .with("scoreDate", "'" + sample.today + "'");
    }

    static String reference(String type, String id) {
        return "{'href':'https://sis.example.org/" + type + "','sourcedId':'" + id + "','type':'" + type + "'}";
    }

    /** @param value its JSON; null leaves the property out */
    WholeBody with(String property, String value) {
        if (value == null) {
            properties.remove(property);
        } else {
            properties.put(property, value);
        }
        return this;
    }

    /** Without the one key around it. */
    String bare() {
        return properties.entrySet().stream()
                .map(one -> "'" + one.getKey() + "':" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"))
                .replace('\'', '"');
    }

    String json() {
        return "{\"" + key + "\":" + bare() + "}";
    }
}
