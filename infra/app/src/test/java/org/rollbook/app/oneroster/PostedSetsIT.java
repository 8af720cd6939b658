package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The four POSTs of OneRoster 1.2, which take a set and give every object of it an id. */
class PostedSetsIT {
    private District district;
    private String vendor;
    private GradebookSample sample;
    private String today;

    @BeforeEach
    void open() throws Exception {
        district = District.open();
        vendor = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        sample = new GradebookSample(district, vendor);
        today = sample.today.toString();
    }

    private District.Answer post(String path, String key, List<String> elements, String... headers) throws Exception {
        String body = "{\"" + key + "\":[" + String.join(",", elements).replace('\'', '"') + "]}";
        return district.post(vendor, GRADEBOOK + path, body, headers);
    }

    private String item(String more) {
        return "{'title':'Posted','assignDate':'" + today + "','dueDate':'" + today
                + "','category':{'sourcedId':'cat-homework'}" + more + "}";
    }

    private String score(String student, String more) {
        return "{'student':{'sourcedId':'" + student + "'},'scoreStatus':'fully graded','score':80,'scoreDate':'"
                + today + "'" + more + "}";
    }

    private static List<String> allocated(District.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var ids = new ArrayList<String>();
        answer.json()
                .path("sourcedIdPairs")
                .forEach(pair -> ids.add(pair.path("allocatedSourcedId").asString()));
        return ids;
    }

    private void refused(District.Answer answer, int status, String beginning) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("imsx_description").asString()).startsWith(beginning);
    }

    private long items() throws Exception {
        return district.get(vendor, GRADEBOOK + "/classes/" + sample.taught + "/lineItems?limit=1")
                .total();
    }

    @Test
    @Tag("A-186")
    @Tag("A-189")
    void line_items_posted_to_a_class_or_a_school_and_results_posted_to_one_can_be_read_at_once() throws Exception {
        var posted = post(
                "/classes/" + sample.taught + "/lineItems",
                "lineItems",
                List.of(item(",'sourcedId':'tmp-1'"), item("")));
        var ids = allocated(posted);
        assertThat(posted.json().findValuesAsString("suppliedSourcedId")).containsExactly("tmp-1", "1");
        assertThat(ids).doesNotHaveDuplicates().hasSize(2);
        var read =
                district.get(vendor, GRADEBOOK + "/lineItems/" + ids.getFirst()).json();
        assertThat(read.at("/lineItem/class/sourcedId").asString()).isEqualTo(sample.taught);
        assertThat(read.at("/lineItem/school/sourcedId").asString()).isEqualTo(sample.school);

        String toSchool = "/schools/" + sample.school + "/lineItems";
        assertThat(allocated(
                        post(toSchool, "lineItems", List.of(item(",'class':{'sourcedId':'" + sample.taught + "'}")))))
                .hasSize(1);
        refused(post(toSchool, "lineItems", List.of(item(""))), 422, "[invalid_data] lineItems[0].class is missing");

        String results = "/lineItems/" + ids.getFirst() + "/results";
        var scores = allocated(post(results, "results", List.of(score(sample.student, ""), score(sample.other(), ""))));
        for (String id : scores) {
            var result = district.get(vendor, GRADEBOOK + "/results/" + id).json();
            assertThat(result.at("/result/lineItem/sourcedId").asString()).isEqualTo(ids.getFirst());
            assertThat(result.at("/result/class/sourcedId").asString()).isEqualTo(sample.taught);
        }
        assertThat(allocated(post(results, "results", List.of()))).isEmpty();
    }

    @Test
    @Tag("A-190")
    void results_are_posted_to_a_class_and_a_session() throws Exception {
        sample.fill();
        String path = "/classes/" + sample.taught + "/academicSessions/" + sample.session() + "/results";
        String item = ",'lineItem':{'sourcedId':'" + sample.lineItem() + "'}";

        var ids = allocated(post(path, "results", List.of(score(sample.other(), item))));

        assertThat(district.get(
                                vendor,
                                GRADEBOOK + "/classes/" + sample.taught + "/results?filter=sourcedId%3D'"
                                        + ids.getFirst() + "'")
                        .total())
                .isEqualTo(1);
        String year = district.get(vendor, District.ROSTERING + "/academicSessions?filter=type%3D'schoolYear'&limit=50")
                .json()
                .path("academicSessions")
                .valueStream()
                .filter(one -> one.path("endDate").asString().compareTo(today) < 0
                        || one.path("startDate").asString().compareTo(today) > 0)
                .map(one -> one.path("sourcedId").asString())
                .findFirst()
                .orElse("none");
        if (!year.equals("none")) {
            refused(
                    post(
                            "/classes/" + sample.taught + "/academicSessions/" + year + "/results",
                            "results",
                            List.of(score(sample.other(), item))),
                    422,
                    "[invalid_data] results[0]: lineItem is not of the academic session");
        }
    }

    @Test
    @Tag("A-187")
    void of_a_set_with_one_wrong_element_nothing_is_stored_and_its_place_is_named() throws Exception {
        String path = "/classes/" + sample.taught + "/lineItems";
        long before = items();

        refused(
                post(path, "lineItems", List.of(item(""), item(",'scoreScale':{'sourcedId':'nowhere'}"))),
                422,
                "[scale_unknown] lineItems[1]: There is no score scale nowhere");
        refused(post(path, "lineItems", List.of(item(""), item(",'title':''"))), 422, "[invalid_body]");
        refused(
                post(path, "lineItems", List.of(item(""), item(",'status':'tobedeleted'"))),
                422,
                "[invalid_data] lineItems[1].status");
        refused(
                post(path, "lineItems", List.of(item(",'class':{'sourcedId':'other'}"))),
                422,
                "[invalid_data] lineItems[0].class differs");
        refused(
                post(path, "lineItems", List.of(item(",'sourcedId':'a'"), item(",'sourcedId':'a'"))),
                422,
                "[invalid_data] A sourcedId occurs twice");
        refused(post(path, "results", List.of()), 422, "[invalid_data]");
        assertThat(items()).isEqualTo(before);
    }

    @Test
    @Tag("A-191")
    void grades_that_name_no_line_item_are_posted_to_the_one_of_their_class_and_session() throws Exception {
        sample.fill();
        String path = "/classes/" + sample.taught + "/academicSessions/" + sample.session() + "/results";

        var first = allocated(post(path, "results", List.of(score(sample.student, ""), score(sample.other(), ""))));
        String item = lineItemOf(first.getFirst());
        assertThat(lineItemOf(first.getLast())).isEqualTo(item);
        var read = district.get(vendor, GRADEBOOK + "/lineItems/" + item).json();
        assertThat(read.at("/lineItem/title").asString()).isEqualTo("Posted grade");
        assertThat(read.at("/lineItem/academicSession/sourcedId").asString()).isEqualTo(sample.session());

        long items = items();
        vendor = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        refused(post(path, "results", List.of(score(sample.student, ""))), 422, "[result_duplicate] results[0]");
        refused(district.delete(vendor, GRADEBOOK + "/lineItems/" + item), 403, "[owned_by_other]");
        assertThat(items()).isEqualTo(items);

        vendor = district.vendor("oneroster-1.2", "\"all\"", "strict");
        String whole = ",'sourcedId':'x','status':'active','dateLastModified':'2026-09-14T07:30:05.120Z'";
        refused(
                post(
                        path,
                        "results",
                        List.of(score(sample.other(), whole)
                                .replace(
                                        "{'sourcedId':'" + sample.other() + "'}",
                                        "{'sourcedId':'" + sample.other()
                                                + "','type':'user','href':'https://x.example/u'}"))),
                422,
                "[invalid_data] results[0].lineItem is missing");
    }

    private String lineItemOf(String result) throws Exception {
        return district.get(vendor, GRADEBOOK + "/results/" + result)
                .json()
                .at("/result/lineItem/sourcedId")
                .asString();
    }

    @Test
    @Tag("A-188")
    void to_a_parent_that_is_not_there_nothing_can_be_posted() throws Exception {
        for (String path : List.of(
                "/classes/nowhere/lineItems",
                "/schools/nowhere/lineItems",
                "/schools/" + sample.taught + "/lineItems",
                "/lineItems/nowhere/results",
                "/classes/nowhere/academicSessions/nowhere/results",
                "/classes/" + sample.taught + "/academicSessions/nowhere/results")) {
            String key = path.endsWith("results") ? "results" : "lineItems";
            refused(post(path, key, List.of()), 404, "[unknown_object]");
        }
    }

    @Test
    void a_key_makes_a_post_that_is_sent_again_answer_as_it_did() throws Exception {
        String path = "/classes/" + sample.taught + "/lineItems";
        long before = items();
        var set = List.of(item(""), item(""));

        var first = allocated(post(path, "lineItems", set, "Idempotency-Key", "k-1"));
        assertThat(allocated(post(path, "lineItems", set, "Idempotency-Key", "k-1")))
                .isEqualTo(first);
        assertThat(items()).isEqualTo(before + 2);
        refused(post(path, "lineItems", List.of(item("")), "Idempotency-Key", "k-1"), 422, "[idempotency_key_reused]");
        assertThat(allocated(post(path, "lineItems", set, "Idempotency-Key", "k-2")))
                .doesNotContainAnyElementsOf(first);
        assertThat(allocated(post(path, "lineItems", set))).doesNotContainAnyElementsOf(first);
        assertThat(items()).isEqualTo(before + 6);
    }

    @Test
    void one_key_sent_eight_times_at_once_posts_one_set() throws Exception {
        String path = "/classes/" + sample.taught + "/lineItems";
        long before = items();
        Callable<List<String>> sending =
                () -> allocated(post(path, "lineItems", List.of(item(""), item("")), "Idempotency-Key", "at once"));

        var answers = new HashSet<List<String>>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var answer : clients.invokeAll(Collections.nCopies(8, sending))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(items()).isEqualTo(before + 2);
    }

    @Test
    void a_key_counts_for_its_connection_and_its_address_only() throws Exception {
        String toClass = "/classes/" + sample.taught + "/lineItems";
        String toSchool = "/schools/" + sample.school + "/lineItems";
        var set = List.of(item(",'class':{'sourcedId':'" + sample.taught + "'}"));

        var first = allocated(post(toClass, "lineItems", set, "Idempotency-Key", "mine"));
        assertThat(allocated(post(toSchool, "lineItems", set, "Idempotency-Key", "mine")))
                .doesNotContainAnyElementsOf(first);
        var other = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        String body = "{\"lineItems\":" + set.toString().replace('\'', '"') + "}";
        assertThat(allocated(district.post(other, GRADEBOOK + toClass, body, "Idempotency-Key", "mine")))
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void a_set_has_a_thousand_elements_at_most() throws Exception {
        String path = "/classes/" + sample.taught + "/lineItems";
        long before = items();

        refused(post(path, "lineItems", Collections.nCopies(1001, item(""))), 413, "[set_too_large]");
        assertThat(allocated(post(path, "lineItems", Collections.nCopies(1000, item("")))))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        assertThat(items()).isEqualTo(before + 1000);
    }

    @Test
    @Tag("A-010")
    void paths_that_are_there_for_posting_only_say_so() throws Exception {
        var answer = district.get(vendor, GRADEBOOK + "/schools/" + sample.school + "/lineItems");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
    }
}
