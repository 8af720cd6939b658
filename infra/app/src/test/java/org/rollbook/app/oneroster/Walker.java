package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sends to every operation what it is there for. */
final class Walker {
    private final District district;
    private final String token;
    private final String gradebook;
    private final GradebookSample sample;
    final Map<String, String> ids;
    private int made;

    /** @param gradebook base of the service that is written to */
    Walker(District district, String token, String gradebook, GradebookSample sample, Map<String, String> ids) {
        this.district = district;
        this.token = token;
        this.gradebook = gradebook;
        this.sample = sample;
        this.ids = new LinkedHashMap<>(ids);
    }

    String token() {
        return token;
    }

    /** The path with ids in its places: of samples, but of the last place only where it is {@code null}. */
    String path(String pattern, String last) {
        String[] steps = pattern.substring(1).split("/");
        var path = new StringBuilder();
        for (int i = 0; i < steps.length; i++) {
            boolean place = steps[i].startsWith("{");
            String id = place ? id(pattern, steps[i - 1]) : steps[i];
            path.append('/').append(place && i == steps.length - 1 && last != null ? last : id);
        }
        return path.toString();
    }

    /** Not every class has resources. */
    private String id(String pattern, String word) {
        String linked = pattern.endsWith("/resources") ? ids.get(word + " with resources") : null;
        return linked == null ? ids.get(word) : linked;
    }

    District.Answer send(String method, String base, String pattern) throws Exception {
        String[] steps = pattern.substring(1).split("/");
        return switch (method) {
            case "GET" -> district.get(token, base + path(pattern, null) + (pattern.endsWith("}") ? "" : "?limit=50"));
            case "PUT" -> put(steps[0], fresh());
            case "DELETE" -> {
                String id = fresh();
                assertThat(put(steps[0], id).status())
                        .as("PUT before %s", pattern)
                        .isEqualTo(201);
                yield district.delete(token, base + path(pattern, id));
            }
            case "POST" -> post(base, pattern, steps[steps.length - 1]);
            default -> throw new IllegalArgumentException(method);
        };
    }

    private String fresh() {
        return sample.lineItem() + "-" + token.hashCode() + "-" + ++made;
    }

    District.Answer put(String collection, String id) throws Exception {
        return district.put(token, gradebook + "/" + collection + "/" + id, body(collection));
    }

    private String newLineItem() throws Exception {
        String id = fresh();
        assertThat(put("lineItems", id).status()).isEqualTo(201);
        return id;
    }

    private String body(String collection) throws Exception {
        return switch (collection) {
            case "categories" -> "{\"category\":{\"title\":\"Walked\",\"metadata\":{\"a\":{\"b\":[1,null]}}}}";
            case "lineItems" -> sample.item("metadata", "{'k':'v'}");
            case "results" -> sample.score("lineItem", "{'sourcedId':'" + newLineItem() + "'}");
            case "scoreScales" -> sample.scaleBody();
            case "assessmentLineItems" -> sample.assessment();
            case "assessmentResults" -> sample.assessmentResult();
            default -> throw new IllegalArgumentException(collection);
        };
    }

    private District.Answer post(String base, String pattern, String key) throws Exception {
        String element;
        if (key.equals("lineItems")) {
            element = inner(sample.item("sourcedId", "'tmp-1'"));
        } else {
            String item = newLineItem();
            ids.put("lineItems", item);
            ids.put("academicSessions", sample.session());
            element = inner(sample.score("lineItem", "{'sourcedId':'" + item + "'}"));
        }
        return district.post(token, base + path(pattern, null), "{\"" + key + "\":[" + element + "]}");
    }

    private static String inner(String body) {
        return body.substring(body.indexOf(':') + 1, body.length() - 1);
    }
}
