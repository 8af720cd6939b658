package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.GetApplication;

/** What answers have in common, of whatever endpoint. */
class AnswersTest extends AdminEdgeTest {
    @Test
    void a_refused_command_is_told_as_a_problem() {
        district.decide(command -> {
            throw new Refused(RefusalCode.NAME_TAKEN);
        });

        problem(post("/api/v1/applications", Map.of("name", "Again")), 422, "name_taken");
    }

    @Test
    void what_does_not_exist_has_its_code() {
        district.answer(GetApplication.class, q -> {
            throw new Refused(RefusalCode.APPLICATION_UNKNOWN, q.applicationId());
        });

        problem(get("/api/v1/applications/app-9"), 404, "application_unknown");
        problem(get("/api/v1/nothing"), 404, "unknown_path");
        problem(
                web.delete()
                        .uri("/api/v1/applications")
                        .header("Authorization", BEARER)
                        .exchange(),
                405,
                "method_not_offered");
    }

    @Test
    void a_failure_of_ours_tells_no_details() {
        assertThat(problem(web.get().uri("/broken").exchange(), 500, "internal"))
                .doesNotContain("secret detail");
    }

    @Test
    void answers_carry_a_request_id_and_safe_headers() {
        web.get()
                .uri("/broken")
                .header("X-Request-Id", "from-the-client.1")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "from-the-client.1")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.requestId")
                .isEqualTo("from-the-client.1");
        web.get()
                .uri("/broken")
                .header("X-Request-Id", "<script>")
                .exchange()
                .expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f-]{36}");
    }
}
