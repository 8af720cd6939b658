package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is changed of a connection, its vendor notices at once. */
abstract class AdministeredConnections extends Administered {
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2";

    private static final List<String> ROUTES = List.of(
            ROSTERING + "/users?limit=1",
            ROSTERING + "/orgs/org-district",
            "/ims/oneroster/gradebook/v1p2/lineItems?limit=1",
            "/ims/oneroster/resources/v1p2/resources?limit=1");

    AdministeredConnections(RunningDistrict district) {
        super(district);
    }

    @Test
    @Tag("S08")
    @Tag("S48")
    void an_application_with_a_connection_gets_a_token_and_reads() {
        var connection = district.connection(partner(), List.of("roster-sync"));

        var users = expect(
                200,
                district.get(
                        connection.body().path("baseUrls").path("rostering").asString() + "/users?limit=5",
                        district.accessToken(connection)));

        assertThat(users.body().path("users").size()).isEqualTo(5);
    }

    @Test
    @Tag("S27")
    @Tag("A-044")
    void a_disabled_connection_is_refused_on_every_route_and_comes_back() {
        var connection = district.connection(partner(), List.of("roster-sync", "grade-book-sync"));
        var token = district.accessToken(connection);
        ROUTES.forEach(route -> expect(200, district.get(route, token)));

        expect(200, district.post(path(connection) + "/disable", Map.of()));

        within5Seconds(() -> ROUTES.forEach(route -> {
            var refused = district.get(route, token);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.response().body()).contains("connection_disabled");
        }));
        assertThat(district.token(connection.text("clientId"), connection.text("clientSecret"))
                        .code())
                .isEqualTo("invalid_client");

        expect(200, district.post(path(connection) + "/enable", Map.of()));
        within5Seconds(() -> ROUTES.forEach(
                route -> assertThat(district.get(route, token).status()).isEqualTo(200)));
    }

    @Test
    @Tag("A-044")
    @Tag("A-046")
    @Tag("N19")
    void a_renewed_secret_works_beside_the_old_one_and_the_old_one_can_be_ended_at_once() {
        var connection = district.connection(partner(), List.of("roster-sync"));
        var old = district.accessToken(connection);

        var renewed = expect(200, district.post(path(connection) + "/renew-secret", Map.of("overlapSeconds", 60)));
        var fresh = district.accessToken(renewed);
        expect(200, district.token(connection.text("clientId"), connection.text("clientSecret")));
        expect(200, district.get(ROUTES.getFirst(), old));
        expect(200, district.get(ROUTES.getFirst(), fresh));

        var last = expect(200, district.post(path(connection) + "/renew-secret", Map.of("overlapSeconds", 0)));
        within5Seconds(() -> {
            assertThat(district.get(ROUTES.getFirst(), old).status()).isEqualTo(401);
            assertThat(district.get(ROUTES.getFirst(), fresh).status()).isEqualTo(401);
        });
        expect(200, district.get(ROUTES.getFirst(), district.accessToken(last)));
    }

    @Test
    @Tag("S18")
    @Tag("S20")
    @Tag("S21")
    void lozenges_and_routes_follow_the_functions() {
        var application = partner();
        var connection = district.connection(application, List.of("roster-sync"));
        assertThat(enabled(application)).containsExactly("roster-sync");

        expect(200, district.post(path(connection) + "/functions/grade-book-sync/enable", Map.of()));
        assertThat(enabled(application)).containsExactlyInAnyOrder("roster-sync", "grade-book-sync");
        var token = district.accessToken(connection);
        expect(200, district.get(ROUTES.get(2), token));

        var needed = district.post(path(connection) + "/functions/roster-sync/disable", Map.of());
        assertThat(needed.code()).isEqualTo("function_needed");

        expect(200, district.post(path(connection) + "/functions/grade-book-sync/disable", Map.of()));
        within5Seconds(() -> {
            var refused = district.get(ROUTES.get(2), token);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.response().body()).contains("function_not_enabled");
        });
        expect(200, district.get(ROUTES.getFirst(), token));
    }

    @Test
    void addresses_in_answers_follow_the_configuration_and_no_header() {
        var token = district.accessToken(district.connection(partner(), List.of("roster-sync")));

        var page = district.get(ROUTES.getFirst(), token, "X-Forwarded-Host", "elsewhere.example.org");

        assertThat(page.response().headers().firstValue("Link").orElseThrow()).startsWith("<http://localhost:");
        assertThat(page.response().body()).doesNotContain("elsewhere");
    }
}
