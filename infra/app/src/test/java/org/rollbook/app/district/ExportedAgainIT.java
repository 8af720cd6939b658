package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A package that is exported is the same data when it is imported again. */
@Tag("P12")
@Timeout(300)
class ExportedAgainIT {
    private static final Map<String, String> SERVICES = Map.of(
            "resources", "resources",
            "categories", "gradebook",
            "scoreScales", "gradebook",
            "lineItems", "gradebook",
            "results", "gradebook");

    /** Every object of the district as it reads, but for when it was changed. */
    private static Map<String, JsonNode> objects(RunningDistrict district, Answer connection) {
        var token = district.accessToken(connection);
        var objects = new TreeMap<String, JsonNode>();
        for (var collection : List.of(
                "orgs",
                "academicSessions",
                "courses",
                "classes",
                "users",
                "enrollments",
                "demographics",
                "resources",
                "categories",
                "scoreScales",
                "lineItems",
                "results")) {
            var service = SERVICES.getOrDefault(collection, "rostering");
            var page = expect(
                    200, district.get("/ims/oneroster/" + service + "/v1p2/" + collection + "?limit=10000", token));
            for (var object : page.body().properties().iterator().next().getValue()) {
                ((ObjectNode) object).remove("dateLastModified");
                objects.put(collection + " " + object.path("sourcedId").asString(), hostless(object));
            }
        }
        return objects;
    }

    /** Warnings speak of the data, which are odd on purpose. */
    private static List<JsonNode> errors(JsonNode imported) {
        return imported.path("problems")
                .valueStream()
                .filter(problem -> problem.path("severity").asString().equals("error"))
                .toList();
    }

    private static JsonNode hostless(JsonNode object) {
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(object.toString().replaceAll("http://localhost:\\d+", ""));
    }

    @Test
    void an_export_that_is_imported_is_the_same_data(@TempDir Path first, @TempDir Path second) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        try (var source = RunningDistrict.empty(first);
                var target = RunningDistrict.empty(second)) {
            var sent = source.imported(SisPackage.zipped(RandomPackage.of(seed)));
            assertThat(errors(sent)).as("seed " + seed).isEmpty();
            var from = ExportIT.connection(source, "all");
            var package12 = ExportIT.export(source, from, "version=1.2");
            var taken = target.imported(SisPackage.zipped(package12));
            assertThat(errors(taken)).as("seed " + seed).isEmpty();

            var to = ExportIT.connection(target, "all");
            assertThat(objects(target, to)).as("seed " + seed).isEqualTo(objects(source, from));
            assertThat(ExportIT.export(target, to, "version=1.2"))
                    .as("seed " + seed)
                    .isEqualTo(package12);
            assertThat(package12).hasSize(21);

            var package11 = ExportIT.export(source, from, "version=1.1");
            assertThat(package11.get("manifest.csv"))
                    .contains("oneroster.version,1.1\r\n")
                    .doesNotContain("file.roles");
            var again = target.imported(SisPackage.zipped(package11));
            assertThat(errors(again)).as("seed " + seed).isEmpty();
        }
    }
}
