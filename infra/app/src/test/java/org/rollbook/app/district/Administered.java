package org.rollbook.app.district;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.rollbook.app.district.RunningDistrict.Answer;
import tools.jackson.databind.JsonNode;

/** What parts of the administration's tests share: the district, and applications of it under names of their own. */
abstract class Administered {
    private static int names;

    final RunningDistrict district;

    Administered(RunningDistrict district) {
        this.district = district;
    }

    /** An application of the partner that offers grade book sync, under a name of its own. */
    final String partner() {
        return district.application(Map.of("name", "Partner " + names++, "partner", "northwind-learning"));
    }

    final String stranger() {
        return district.application(Map.of("name", "Zyx Unheard " + names++));
    }

    static String path(Answer connection) {
        return "/api/v1/connections/" + connection.text("id");
    }

    final JsonNode tile(String application) {
        return district.get("/api/v1/applications/" + application).body();
    }

    final Set<String> enabled(String application) {
        return lozenges(application, "enabled");
    }

    final Set<String> available(String application) {
        return lozenges(application, "available");
    }

    private Set<String> lozenges(String application, String state) {
        return tile(application)
                .path("lozenges")
                .valueStream()
                .filter(lozenge -> lozenge.path(state).asBoolean())
                .map(lozenge -> lozenge.path("function").asString())
                .collect(Collectors.toSet());
    }

    static void within5Seconds(Runnable facts) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(facts::run);
    }
}
