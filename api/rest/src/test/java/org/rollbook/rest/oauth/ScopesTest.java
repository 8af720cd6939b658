package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Which scopes are granted. */
class ScopesTest extends TokenEdgeTest {
    private static final String V11 = "https://purl.imsglobal.org/spec/or/v1p1/scope/";

    @Test
    void without_scope_everything_of_the_connection_is_granted() {
        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret")).split(" "))
                .containsExactlyInAnyOrder(
                        V12 + "roster.readonly",
                        V12 + "roster-core.readonly",
                        V12 + "roster-demographics.readonly",
                        V12 + "resource.readonly",
                        V12 + "resource-core.readonly",
                        V12 + "gradebook.readonly",
                        V12 + "gradebook-core.readonly",
                        V12 + "gradebook.createput",
                        V12 + "gradebook.createpost",
                        V12 + "gradebook.delete",
                        V12 + "assessment.readonly",
                        V12 + "assessment.createput",
                        V12 + "assessment.delete");
    }

    @Test
    @Tag("A-043")
    void a_connection_of_1_1_gets_scopes_of_1_1() {
        district.connect(connection(
                "old", "s3cret", ConnectionKind.ONEROSTER_1_1, ConnectionKind.ONEROSTER_1_1.carries(), false));

        assertThat(scope(form(GRANT + "&client_id=old&client_secret=s3cret")).split(" "))
                .contains(V11 + "roster.readonly", V11 + "gradebook.createput")
                .allMatch(scope -> scope.startsWith(V11))
                .doesNotContain(V11 + "roster-demographics.readonly");
    }

    @Test
    @Tag("S20")
    @Tag("S21")
    void a_function_that_is_not_enabled_gives_no_scopes() {
        district.connect(
                connection("roster", "s3cret", ConnectionKind.ONEROSTER_1_2, Set.of(Function.ROSTER_SYNC), true));

        error(
                form(GRANT + "&client_id=roster&client_secret=s3cret&scope=" + encoded(V12 + "gradebook.readonly")),
                400,
                "invalid_scope");
    }

    @Test
    @Tag("A-026")
    void scopes_none_of_which_is_known_are_refused() {
        error(form(GRANT + "&client_id=client&client_secret=s3cret&scope=all"), 400, "invalid_scope");
    }

    @Test
    @Tag("A-027")
    void of_several_scopes_exactly_the_permitted_ones_are_granted() {
        var asked = V12 + "roster.readonly " + V12 + "attendance.readonly " + V12 + "gradebook.delete";

        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret&scope=" + encoded(asked))))
                .isEqualTo(V12 + "roster.readonly " + V12 + "gradebook.delete");
    }

    @Test
    @Tag("A-028")
    void a_scope_with_http_is_granted_under_its_https_name() {
        var asked = V12.replace("https:", "http:") + "roster.readonly";

        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret&scope=" + encoded(asked))))
                .isEqualTo(V12 + "roster.readonly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "+", ",", "%2B", "%2C%20"})
    void scopes_are_separated_in_several_ways(String separator) {
        var asked = encoded(V12 + "roster.readonly") + separator + encoded(V12 + "resource.readonly");

        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret&scope=" + asked)))
                .isEqualTo(V12 + "roster.readonly " + V12 + "resource.readonly");
    }

    private static String scope(ResponseSpec answer) {
        var body = answer.expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (String) body.get("scope");
    }
}
