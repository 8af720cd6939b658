package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollbook.messages.connection.ChangeScope;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.DisableConnection;
import org.rollbook.messages.connection.EnableFunction;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.OpenConnection;
import org.rollbook.messages.connection.RenewSecret;
import org.rollbook.rest.oauth.Secrets;

class ConnectionsEndpointTest extends AdminEdgeTest {
    @Test
    @Tag("S31")
    @Tag("S36")
    void a_connection_comes_with_what_the_vendor_needs() {
        var body = post(
                        "/api/v1/applications/app-1/connections",
                        Map.of(
                                "kind",
                                "oneroster-1.2",
                                "purpose",
                                "rosters",
                                "schools",
                                List.of("s1"),
                                "functions",
                                List.of("roster-sync"),
                                "demographics",
                                true,
                                "profile",
                                "strict"))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var command = (OpenConnection) district.sent.getFirst();
        assertThat(command.connectionId()).isEqualTo(body.get("id")).asString().matches("con-[0-9a-f]{32}");
        assertThat(command.secretSha256())
                .isEqualTo(Secrets.sha256(body.get("clientSecret").toString()));
        assertThat(body.get("clientSecret").toString()).hasSize(43);
        assertThat(command.schools()).containsExactly("s1");
        assertThat(command.functions()).containsExactly(Function.ROSTER_SYNC);
        assertThat(command.kind()).isEqualTo(ConnectionKind.ONEROSTER_1_2);
        assertThat(command.demographics()).isTrue();
        assertThat(body.get("tokenUrl")).isEqualTo("https://roster.example.org/oauth2/token");
        assertThat(body.get("baseUrls").toString())
                .contains("rostering=https://roster.example.org/ims/oneroster/rostering/v1p2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|\"oneroster-2\"|kind is none of: oneroster-1.2",
                "schools|\"some\"|schools is neither",
                "schools|[]|schools is neither",
                "functions|[\"everything\"]|functions is none of",
                "functions|\"roster-sync\"|functions is not an array",
                "demographics|\"yes\"|demographics is neither",
                "profile|\"relaxed\"|profile is none of"
            })
    void a_connection_with_a_wrong_property_is_refused(String property, String value, String sentence) {
        var body =
                "{\"purpose\":\"p\",\"kind\":\"oneroster-1.1\",\"schools\":\"all\",\"" + property + "\":" + value + "}";

        assertThat(problem(raw("/api/v1/applications/app-1/connections", body), 422, "invalid_body"))
                .contains(sentence);
    }

    @Test
    void functions_scope_and_use_of_a_connection_change_by_commands() {
        post("/api/v1/connections/con-client/functions/grade-book-sync/enable", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("con-client");
        post("/api/v1/connections/con-client/disable", Map.of()).expectStatus().isOk();
        put("/api/v1/connections/con-client/scope", Map.of("schools", "all", "demographics", false))
                .expectStatus()
                .isOk();

        assertThat(district.sent)
                .containsExactly(
                        new EnableFunction("con-client", Function.GRADE_BOOK_SYNC),
                        new DisableConnection("con-client"),
                        new ChangeScope("con-client", null, false));
        problem(post("/api/v1/connections/con-client/functions/flying/enable", Map.of()), 422, "invalid_body");
    }

    @Test
    @Tag("N19")
    void a_renewed_secret_is_shown_once_and_its_hash_sent() {
        var body = web.post()
                .uri("/api/v1/connections/con-client/renew-secret")
                .header("Authorization", BEARER)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var command = (RenewSecret) district.sent.getFirst();
        assertThat(command.secretSha256())
                .isEqualTo(Secrets.sha256(body.get("clientSecret").toString()));
        problem(post("/api/v1/connections/con-client/renew-secret", Map.of("overlapSeconds", -1)), 422, "invalid_body");
    }
}
