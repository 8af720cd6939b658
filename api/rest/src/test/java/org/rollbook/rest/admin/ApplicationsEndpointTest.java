package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Warning;
import org.rollbook.messages.connection.AddApplication;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.FindApplications;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.Settings;

class ApplicationsEndpointTest extends AdminEdgeTest {
    @Test
    void the_catalogue_is_shown() {
        get("/api/v1/partners")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].functions")
                .isEqualTo(List.of("roster-sync", "learning-tool"));
    }

    @Test
    @Tag("S40")
    void an_application_is_added_as_a_command_of_the_administrator() {
        district.decide(command -> Outcome.created().with(List.of(new Warning("matched_by_name", "It matches."))));

        var body = post("/api/v1/applications", Map.of("name", "Partner One, Inc."))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        assertThat(body.get("id").toString()).matches("app-[0-9a-f]{32}");
        assertThat(body.get("warnings").toString()).contains("matched_by_name");
        assertThat(district.sent)
                .containsExactly(new AddApplication(body.get("id").toString(), "Partner One, Inc.", null));
        assertThat(district.callers.getFirst().user()).isEqualTo("administrator");
    }

    @Test
    @Tag("S18")
    void tiles_show_what_is_available_and_what_is_enabled() {
        var tile = new ApplicationView(
                "app-1",
                "Partner One",
                "partner-1",
                false,
                Set.of(Function.ROSTER_SYNC, Function.LEARNING_TOOL),
                List.of(connection("c", "s", ConnectionKind.LTI_1_3, Set.of(Function.LEARNING_TOOL), false)));
        district.answer(FindApplications.class, q -> new Listing<>(List.of(tile), 1, null));
        district.answer(GetSettings.class, q -> Settings.initial());

        get("/api/v1/applications")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].supported")
                .isEqualTo(true)
                .jsonPath("$.items[0].lozenges[?(@.function=='roster-sync')].available")
                .isEqualTo(true)
                .jsonPath("$.items[0].lozenges[?(@.function=='roster-sync')].enabled")
                .isEqualTo(false)
                .jsonPath("$.items[0].lozenges[?(@.function=='learning-tool')].enabled")
                .isEqualTo(true)
                .jsonPath("$.items[0].lozenges[?(@.function=='grade-book-sync')].available")
                .isEqualTo(false)
                .jsonPath("$.items[0].connections[0].secretSha256")
                .doesNotExist();
    }
}
