package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.RESOURCES;
import static org.rollbook.app.oneroster.District.ROSTERING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One id of each collection of the roster, which fit each other, by the words of paths. */
final class SampleIds {
    private SampleIds() {}

    static Map<String, String> of(District district, String token) throws Exception {
        var samples = new LinkedHashMap<String, String>();
        for (String word :
                List.of("academicSessions", "courses", "gradingPeriods", "orgs", "enrollments", "demographics")) {
            samples.put(word, first(district, token, ROSTERING + "/" + word));
        }
        var taught = district.get(token, ROSTERING + "/classes?limit=1")
                .json()
                .path("classes")
                .get(0);
        samples.put("classes", taught.path("sourcedId").asString());
        samples.put("schools", taught.path("school").path("sourcedId").asString());
        samples.put("terms", taught.path("terms").get(0).path("sourcedId").asString());
        samples.put("students", first(district, token, ROSTERING + "/classes/" + samples.get("classes") + "/students"));
        samples.put("teachers", first(district, token, ROSTERING + "/classes/" + samples.get("classes") + "/teachers"));
        samples.put("users", samples.get("students"));
        samples.put("resources", first(district, token, RESOURCES + "/resources"));
        return samples;
    }

    private static String first(District district, String token, String path) throws Exception {
        var answer = district.get(token, path + "?limit=1");
        assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
        return answer.json().iterator().next().get(0).path("sourcedId").asString();
    }
}
