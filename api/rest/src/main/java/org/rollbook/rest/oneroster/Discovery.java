package org.rollbook.rest.oneroster;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.PublicAddress;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each service of OneRoster 1.2 offers, as an OpenAPI document made from our own routes. */
@Component
final class Discovery {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECURITY = "OAuth2CC";
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.DELETE);
    private static final Map<String, Service> FILES = Map.of(
            "onerosterv1p2rostersservice_openapi3_v1p0.json", Service.ROSTERING,
            "imsorv1p2_rostering_openapi3_v1p0.json", Service.ROSTERING,
            "onerosterv1p2gradebookservice_openapi3_v1p0.json", Service.GRADEBOOK,
            "imsorv1p2_gradebook_openapi3_v1p0.json", Service.GRADEBOOK,
            "onerosterv1p2resourcesservice_openapi3_v1p0.json", Service.RESOURCES,
            "imsorv1p2_resources_openapi3_v1p0.json", Service.RESOURCES);

    private final PublicAddress address;

    Discovery(PublicAddress address) {
        this.address = address;
    }

    /** Fails with UNKNOWN_PATH for any other name, or for that of another service. */
    byte[] document(String base, String file) {
        var service = FILES.get(file);
        if (service == null || !service.base().equals(base)) {
            throw new Refused(RefusalCode.UNKNOWN_PATH);
        }
        return JSON.writeValueAsBytes(document(service));
    }

    private ObjectNode document(Service service) {
        var document = JSON.createObjectNode().put("openapi", "3.0.1");
        document.putObject("info")
                .put("title", "OneRoster " + title(service) + " Service of this district")
                .put("version", "1.2");
        document.putArray("servers").addObject().put("url", address.with(service.base()));
        var paths = document.putObject("paths");
        var flow = document.putObject("components")
                .putObject("securitySchemes")
                .putObject(SECURITY)
                .put("type", "oauth2")
                .putObject("flows")
                .putObject("clientCredentials")
                .put("tokenUrl", address.tokenUrl());
        var scopes = flow.putObject("scopes");
        Routes.ALL.all().stream()
                .filter(operation -> operation.service() == service)
                .sorted(Comparator.comparing(Discovery::path))
                .forEach(operation -> describe(operation, paths, scopes));
        return document;
    }

    private static void describe(Operation operation, ObjectNode paths, ObjectNode scopes) {
        var path = paths.withObjectProperty(path(operation));
        for (var method : METHODS) {
            if (operation.offers(method)) {
                var told = path.putObject(method.name().toLowerCase(Locale.ROOT))
                        .put("operationId", id(operation, method));
                parameters(operation, method, told);
                answers(operation, method, told);
                var security = told.putArray("security");
                for (var scope : operation.scopes(method)) {
                    var whole = operation.service().scopes() + scope;
                    security.addObject().putArray(SECURITY).add(whole);
                    scopes.put(whole, scope);
                }
            }
        }
    }

    private static void parameters(Operation operation, HttpMethod method, ObjectNode told) {
        var parameters = told.putArray("parameters");
        for (int i = 0; i < operation.words().size(); i++) {
            if (hasId(operation, i)) {
                parameters
                        .addObject()
                        .put("name", idName(operation, i))
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string");
            }
        }
        if (method.equals(HttpMethod.GET)) {
            var names = operation.single()
                    ? List.of("fields")
                    : List.of("limit", "offset", "sort", "orderBy", "filter", "fields");
            for (var name : names) {
                boolean number = name.equals("limit") || name.equals("offset");
                parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "query")
                        .put("required", false)
                        .putObject("schema")
                        .put("type", number ? "integer" : "string");
            }
        }
    }

    private static void answers(Operation operation, HttpMethod method, ObjectNode told) {
        var answers = told.putObject("responses");
        if (method.equals(HttpMethod.GET)) {
            var key = operation.single()
                    ? operation.collection().one()
                    : operation.collection().many();
            answers.putObject("200")
                    .put("description", "Found")
                    .putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("type", "object")
                    .putObject("properties")
                    .putObject(key)
                    .put("type", operation.single() ? "object" : "array");
        } else {
            answers.putObject(method.equals(HttpMethod.DELETE) ? "204" : "201").put("description", "Done");
        }
        answers.putObject("default").put("description", "An imsx status object");
    }

    private static String path(Operation operation) {
        var path = new StringBuilder();
        for (int i = 0; i < operation.words().size(); i++) {
            path.append('/').append(operation.words().get(i));
            if (hasId(operation, i)) {
                path.append("/{").append(idName(operation, i)).append('}');
            }
        }
        return path.toString();
    }

    private static boolean hasId(Operation operation, int word) {
        return operation.single() || word < operation.words().size() - 1;
    }

    private static String idName(Operation operation, int word) {
        return operation.single() && word == operation.words().size() - 1
                ? "sourcedId"
                : one(operation.words().get(word)) + "SourcedId";
    }

    /** As the standard names its operations, for example {@code getResultsForStudentForClass}. */
    private static String id(Operation operation, HttpMethod method) {
        var words = operation.words();
        var verb = method.name().toLowerCase(Locale.ROOT);
        if (operation.single()) {
            return verb + capital(one(words.getLast()));
        }
        if (words.size() == 1) {
            return verb + "All" + capital(words.getFirst());
        }
        var id = new StringBuilder(verb).append(capital(words.getLast()));
        for (int i = words.size() - 2; i >= 0; i--) {
            boolean within = i == 0 && words.size() == 3 && operation.service() == Service.ROSTERING;
            id.append(within ? "In" : "For").append(capital(one(words.get(i))));
        }
        return id.toString();
    }

    private static String one(String word) {
        return switch (word) {
            case "demographics" -> word;
            case "classes" -> "class";
            case "categories" -> "category";
            default -> word.substring(0, word.length() - 1);
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String title(Service service) {
        return capital(service.name().toLowerCase(Locale.ROOT));
    }
}
