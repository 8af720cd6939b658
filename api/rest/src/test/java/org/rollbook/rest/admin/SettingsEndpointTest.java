package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.ChangeSettings;
import org.rollbook.messages.connection.Settings;

class SettingsEndpointTest extends AdminEdgeTest {
    @Test
    @Tag("S42")
    @Tag("S43")
    void settings_identify_the_installation_and_change_one_by_one() {
        get("/api/v1/settings")
                .expectBody()
                .jsonPath("$.instanceId")
                .isEqualTo("instance-1")
                .jsonPath("$.addresses.oneRoster12.rostering")
                .isEqualTo("https://roster.example.org/ims/oneroster/rostering/v1p2")
                .jsonPath("$.titleLimit")
                .isEqualTo(50);

        put("/api/v1/settings", Map.of("secondaryEmailForOneRoster11", true))
                .expectStatus()
                .isOk();

        assertThat(district.sent)
                .containsExactly(new ChangeSettings("district", new Settings(true, true, 50, Set.of(), false)));
        problem(put("/api/v1/settings", Map.of("titleLimit", "long")), 422, "invalid_body");
    }
}
