package org.rollbook.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollbook.app.health.ReadinessEndpoint.Progress;
import org.rollbook.query.readmodel.ReadSide.Status;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

class ReadinessEndpointTest {
    private static final Status SERVING = new Status(1, true, 40, 42, null);
    private static final Status BUILDING = new Status(2, false, 7, 42, null);
    private static final Status STUCK = new Status(1, true, 40, 42, "no connection to db.example:5432 for rollbook");

    @Test
    void isReadyWhenAGenerationServes() {
        var answer = ReadinessEndpoint.judge(List.of(SERVING, BUILDING));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody())
                .isEqualTo(new ReadinessEndpoint.Health(
                        "up", List.of(new Progress(1, true, 40, 42, false), new Progress(2, false, 7, 42, false))));
    }

    @Test
    void isNotReadyWithoutAGenerationThatServes() {
        assertThat(ReadinessEndpoint.judge(List.of(BUILDING)).getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(ReadinessEndpoint.judge(List.of()).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void isNotReadyWhenTheOneThatServesIsStuckAndKeepsTheReasonToTheLog() {
        var answer = ReadinessEndpoint.judge(List.of(STUCK));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(new JsonMapper().writeValueAsString(answer.getBody()))
                .contains("\"stuck\":true")
                .doesNotContain("db.example");
    }
}
