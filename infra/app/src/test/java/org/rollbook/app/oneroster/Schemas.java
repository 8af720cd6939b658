package org.rollbook.app.oneroster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The schemas of the standard's own descriptions, where they are at hand beside the project, as an oracle. */
final class Schemas {
    private static final Map<String, Pattern> FORMATS = Map.of(
            "date", Pattern.compile("\\d{4}-\\d{2}-\\d{2}"),
            "date-time", Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[.]\\d{3}Z"),
            "uri", Pattern.compile("https?://[^\\s\"<>]+"));

    private final Map<String, Object> description;

    private Schemas(Map<String, Object> description) {
        this.description = description;
    }

    /** @param service {@code rosters}, {@code gradebook} or {@code resources} */
    static Optional<Schemas> of(String service) throws IOException {
        String name = "shared/spec/openapi/onerosterv1p2" + service + "service_openapi3_v1p0.yaml";
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(name))) {
                return Optional.of(new Schemas(new Yaml().load(Files.readString(at.resolve(name)))));
            }
        }
        return Optional.empty();
    }

    /** @param status of success */
    record Described(String method, String path, String operation, String status) {}

    /** Every operation, in the order of the description. */
    List<Described> operations() {
        var operations = new ArrayList<Described>();
        map(description.get("paths"))
                .forEach((path, methods) -> map(methods).forEach((method, operation) -> {
                    var responses = map(map(operation).get("responses")).keySet();
                    var success = responses.stream()
                            .filter(status -> status.startsWith("2"))
                            .findFirst()
                            .orElseThrow();
                    operations.add(new Described(
                            method.toUpperCase(Locale.ROOT),
                            path,
                            map(operation).get("operationId").toString(),
                            success));
                }));
        return operations;
    }

    /** What is wrong with the answer to the operation, in words. */
    List<String> problems(Described operation, String status, JsonNode answer) {
        Map<String, Object> paths = map(description.get("paths"));
        var responses =
                map(map(map(paths.get(operation.path())).get(operation.method().toLowerCase(Locale.ROOT)))
                        .get("responses"));
        var response = map(responses.getOrDefault(status, responses.get("default")));
        var schema =
                map(map(map(response.get("content")).get("application/json")).get("schema"));
        var problems = new ArrayList<String>();
        check("$", schema, answer, problems);
        return schema.isEmpty() ? List.of("no schema of " + status) : problems;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        var reference = schema.get("$ref");
        if (reference == null) {
            return schema;
        }
        Object at = description;
        for (String step : reference.toString().substring(2).split("/")) {
            at = map(at).get(step);
        }
        return resolved(map(at));
    }

    private void check(String at, Map<String, Object> unresolved, JsonNode value, List<String> problems) {
        var schema = resolved(unresolved);
        for (Object part : list(schema.get("allOf"))) {
            check(at, map(part), value, problems);
        }
        var any = new ArrayList<Object>(list(schema.get("anyOf")));
        any.addAll(list(schema.get("oneOf")));
        if (!any.isEmpty() && any.stream().noneMatch(part -> fits(at, map(part), value))) {
            problems.add(at + " fits none of its alternatives: " + value);
        }
        checkType(at, String.valueOf(schema.get("type")), value, problems);
        var allowed = list(schema.get("enum")).stream().map(String::valueOf).toList();
        if (!allowed.isEmpty() && !allowed.contains(value.asString())) {
            problems.add(at + " is none of " + allowed + ": " + value);
        }
        var pattern = schema.get("pattern");
        if (pattern != null
                && !Pattern.compile(anchored(pattern.toString()))
                        .matcher(value.asString())
                        .find()) {
            problems.add(at + " does not match " + pattern + ": " + value);
        }
        var format = FORMATS.get(String.valueOf(schema.get("format")));
        if (format != null && !format.matcher(value.asString()).matches()) {
            problems.add(at + " is no " + schema.get("format") + ": " + value);
        }
        if (value.isObject()) {
            checkObject(at, schema, value, problems);
        }
        if (value.isArray() && schema.get("items") != null) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "[" + i + "]", map(schema.get("items")), value.get(i), problems);
            }
        }
    }

    /** The pattern of extensions is written without its ends. */
    private static String anchored(String pattern) {
        return pattern.startsWith("ext:") ? "^" + pattern + "$" : pattern;
    }

    private boolean fits(String at, Map<String, Object> schema, JsonNode value) {
        var problems = new ArrayList<String>();
        check(at, schema, value, problems);
        return problems.isEmpty();
    }

    private void checkObject(String at, Map<String, Object> schema, JsonNode value, List<String> problems) {
        var properties = map(schema.get("properties"));
        for (Object required : list(schema.get("required"))) {
            if (!value.has(required.toString())) {
                problems.add(at + " lacks " + required);
            }
        }
        value.properties().forEach(property -> {
            var known = properties.get(property.getKey());
            if (known != null) {
                check(at + "." + property.getKey(), map(known), property.getValue(), problems);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                problems.add(at + " has an unknown property " + property.getKey());
            }
        });
    }

    private static void checkType(String at, String type, JsonNode value, List<String> problems) {
        boolean right = switch (type) {
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (!right) {
            problems.add(at + " is no " + type + ": " + value);
        }
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
