package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PUT of objects that are to be deleted, whether anyone knew them or not. */
@Tag("A-181")
class TombstonesIT {
    private static final String FUNCTIONS = "\"roster-sync\",\"grade-book-sync\",\"assessments-sync\"";

    private District district;
    private String lenient;
    private GradebookSample sample;

    @BeforeEach
    void open() throws Exception {
        district = District.open();
        lenient = district.vendor("oneroster-1.2", "\"all\"", "lenient", FUNCTIONS);
        sample = new GradebookSample(district, lenient);
    }

    private static String toBeDeleted(String body) {
        return body.replaceFirst(":\\{", ":{\"status\":\"tobedeleted\",");
    }

    private int put(String path, String body) throws Exception {
        return district.put(lenient, GRADEBOOK + path, body).status();
    }

    /** A tombstone stands in collections that are asked for it, and nowhere else. */
    private void isTombstone(String token, String path) throws Exception {
        String collection = GRADEBOOK + path.substring(0, path.lastIndexOf('/'));
        String mine = "sourcedId%3D'" + path.substring(path.lastIndexOf('/') + 1) + "'";
        assertThat(district.get(token, GRADEBOOK + path).status()).isEqualTo(404);
        assertThat(district.get(token, collection + "?filter=" + mine).total()).isZero();
        assertThat(district.get(token, collection + "?filter=status%3D'tobedeleted'%20AND%20" + mine)
                        .total())
                .as(path)
                .isEqualTo(1);
    }

    /** In an order in which each can be made. */
    private SequencedMap<String, String> objects() {
        var objects = new LinkedHashMap<String, String>();
        objects.put("/categories/gone-" + sample.lineItem(), "{\"category\":{\"title\":\"Gone\"}}");
        objects.put("/scoreScales/" + sample.scale(), sample.scaleBody());
        objects.put("/lineItems/" + sample.lineItem(), sample.item("description", "'x'"));
        objects.put("/results/" + sample.result(), sample.score("late", "'true'"));
        objects.put("/assessmentLineItems/" + sample.lineItem(), sample.assessment());
        objects.put("/assessmentResults/" + sample.result(), sample.assessmentResult());
        return objects;
    }

    @Test
    void an_unknown_object_is_created_as_a_tombstone_and_repeating_it_changes_nothing() throws Exception {
        for (var object : objects().entrySet()) {
            String path = object.getKey();
            String gone = toBeDeleted(object.getValue());

            assertThat(put(path, gone)).as(path).isEqualTo(201);
            isTombstone(lenient, path);
            assertThat(put(path, gone)).as(path).isEqualTo(200);
            assertThat(put(path, object.getValue())).as(path).isEqualTo(201);
            assertThat(district.get(lenient, GRADEBOOK + path).status()).isEqualTo(200);
        }
        for (var object : objects().reversed().entrySet()) {
            assertThat(put(object.getKey(), toBeDeleted(object.getValue())))
                    .as(object.getKey())
                    .isEqualTo(200);
            isTombstone(lenient, object.getKey());
        }
    }

    @Test
    void the_strict_profile_answers_alike() throws Exception {
        var strict = district.vendor("oneroster-1.2", "\"all\"", "strict");
        String path = "/categories/strict-" + sample.lineItem();
        String body = ("{'category':{'sourcedId':'strict-" + sample.lineItem()
                        + "','status':'active','dateLastModified':'2026-09-14T07:30:05.120Z','title':'T'}}")
                .replace('\'', '"');
        String gone = body.replace("active", "tobedeleted");

        assertThat(district.put(strict, GRADEBOOK + path, gone).status()).isEqualTo(201);
        isTombstone(strict, path);
        assertThat(district.put(strict, GRADEBOOK + path, gone).status()).isEqualTo(200);
        assertThat(district.put(strict, GRADEBOOK + path, body).status()).isEqualTo(201);
        assertThat(district.put(strict, GRADEBOOK + path, gone).status()).isEqualTo(200);
        isTombstone(strict, path);
    }

    @Test
    void an_unknown_object_that_breaks_a_rule_is_refused() throws Exception {
        String item = "/lineItems/" + sample.lineItem();
        assertThat(put(item, toBeDeleted(sample.item("class", "{'sourcedId':'nowhere'}"))))
                .isEqualTo(422);
        assertThat(put(item, "{\"lineItem\":{\"status\":\"tobedeleted\"}}")).isEqualTo(404);
        assertThat(put("/results/" + sample.result(), toBeDeleted(sample.score("late", "'true'"))))
                .isEqualTo(422);
    }
}
