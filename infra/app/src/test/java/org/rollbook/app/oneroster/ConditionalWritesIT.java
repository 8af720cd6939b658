package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** If-Match: a vendor changes only what it has read. */
@Tag("A-198")
class ConditionalWritesIT {
    private District district;
    private String vendor;
    private GradebookSample sample;

    @BeforeEach
    void open() throws Exception {
        district = District.open();
        vendor = district.vendor(
                "oneroster-1.2", "\"all\"", "lenient", "\"roster-sync\",\"grade-book-sync\",\"assessments-sync\"");
        sample = new GradebookSample(district, vendor);
    }

    private District.Answer put(String path, String body, String tag) throws Exception {
        return district.send(district.request(path, vendor)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private District.Answer delete(String path, String tag) throws Exception {
        return district.send(
                district.request(path, vendor).header("If-Match", tag).DELETE());
    }

    private String tag(String path) throws Exception {
        return district.get(vendor, path).header("ETag");
    }

    private void stale(District.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(412);
        assertThat(answer.json().path("imsx_description").asString()).startsWith("[tag_stale] ");
    }

    /** One object of every kind that vendors write, by its address, with a body that changes it. */
    private Map<String, String> objects() throws Exception {
        sample.fill();
        sample.fillAssessments();
        String category = "/categories/if-" + sample.lineItem();
        district.put(vendor, GRADEBOOK + category, "{\"category\":{\"title\":\"Before\"}}");
        var objects = new LinkedHashMap<String, String>();
        objects.put("/results/" + sample.result(), sample.score("score", "50"));
        objects.put("/lineItems/" + sample.lineItem(), sample.item("title", "'After'"));
        objects.put(
                "/assessmentResults/" + sample.result(),
                sample.assessmentResult().replace("640.5", "641"));
        objects.put(
                "/assessmentLineItems/" + sample.lineItem(), sample.assessment().replace("State", "Other"));
        objects.put("/scoreScales/" + sample.scale(), sample.scaleBody().replace("Letters", "Marks"));
        objects.put(category, "{\"category\":{\"title\":\"After\"}}");
        return objects;
    }

    @Test
    @Tag("N12")
    void a_tag_is_good_for_one_change_of_every_kind_of_object() throws Exception {
        var objects = objects();
        for (var object : objects.entrySet()) {
            String path = GRADEBOOK + object.getKey();
            String first = tag(path);

            var changed = put(path, object.getValue(), first);
            assertThat(changed.status()).as("%s %s", path, changed.body()).isEqualTo(200);
            String before = district.get(vendor, path).body();
            stale(put(path, object.getValue().replace("After", "Too late"), first));
            stale(delete(path, first));
            stale(delete(path, "\"nonsense\", 7"));
            assertThat(district.get(vendor, path).body()).isEqualTo(before);
        }
        for (String path : objects.keySet()) {
            assertThat(delete(GRADEBOOK + path, "\"other\", " + tag(GRADEBOOK + path))
                            .status())
                    .as(path)
                    .isEqualTo(204);
            stale(put(GRADEBOOK + path, objects.get(path), "*"));
            stale(delete(GRADEBOOK + path, "*"));
        }
        District.await(() -> district.admin("/api/v1/refusals?code=tag_stale&limit=1000")
                .body()
                .contains("tag_stale"));
    }

    @Test
    void a_star_wants_an_object_that_is_there() throws Exception {
        String path = GRADEBOOK + "/categories/star-" + sample.lineItem();
        String body = "{\"category\":{\"title\":\"Star\"}}";

        stale(put(path, body, "*"));
        stale(delete(path, "*"));
        assertThat(district.get(vendor, path).status()).isEqualTo(404);
        assertThat(district.put(vendor, path, body).status()).isEqualTo(201);
        assertThat(put(path, body, "*").status()).isEqualTo(200);
        assertThat(delete(path, "*").status()).isEqualTo(204);
    }

    @Test
    void the_tag_of_a_line_item_outlives_its_results_and_is_good_for_parts_of_it() throws Exception {
        String path = "/lineItems/" + sample.lineItem();
        district.put(vendor, GRADEBOOK + path, sample.item("description", "'x'"));
        String tag = tag(GRADEBOOK + path);
        assertThat(district.put(vendor, GRADEBOOK + "/results/" + sample.result(), sample.score("late", "'true'"))
                        .status())
                .isEqualTo(201);

        assertThat(tag(GRADEBOOK + path)).isEqualTo(tag);
        assertThat(put(GRADEBOOK + path, sample.item("title", "'Old'"), tag(GRADEBOOK + path + "?fields=title"))
                        .status())
                .isEqualTo(200);
        stale(put(GRADEBOOK + path, sample.item("title", "'New'"), tag));
    }

    @Test
    void of_eight_that_change_what_they_have_read_at_once_exactly_one_does() throws Exception {
        district.put(vendor, GRADEBOOK + "/lineItems/" + sample.lineItem(), sample.item("description", "'x'"));
        String path = GRADEBOOK + "/results/" + sample.result();
        district.put(vendor, path, sample.score("score", "1"));
        for (int round = 0; round < 5; round++) {
            String tag = tag(path);
            var puts = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 8; i++) {
                String body = sample.score("score", round + ".0" + (i + 1));
                puts.add(() -> put(path, body, tag).status());
            }
            var statuses = new ArrayList<Integer>();
            try (var clients = Executors.newFixedThreadPool(8)) {
                for (var answer : clients.invokeAll(puts)) {
                    statuses.add(answer.get());
                }
            }
            assertThat(statuses).containsExactlyInAnyOrderElementsOf(List.of(200, 412, 412, 412, 412, 412, 412, 412));
        }
    }
}
