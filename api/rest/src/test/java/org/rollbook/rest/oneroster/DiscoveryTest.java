package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("P20")
class DiscoveryTest extends EdgeTest {
    private static final JsonMapper JSON = new JsonMapper();

    private ResponseSpec anonymous(String path) {
        return web.get().uri(URI.create("http://localhost:" + port + path)).exchange();
    }

    private JsonNode document(String service, String file) {
        return JSON.readTree(anonymous("/ims/oneroster/" + service + "/v1p2/discovery/" + file)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    @Test
    @Tag("A-006")
    void both_names_give_the_same_document_without_a_token() {
        assertThat(document("rostering", "onerosterv1p2rostersservice_openapi3_v1p0.json"))
                .isEqualTo(document("rostering", "imsorv1p2_rostering_openapi3_v1p0.json"));
        assertThat(document("gradebook", "onerosterv1p2gradebookservice_openapi3_v1p0.json"))
                .isEqualTo(document("gradebook", "imsorv1p2_gradebook_openapi3_v1p0.json"));
        assertThat(document("resources", "onerosterv1p2resourcesservice_openapi3_v1p0.json"))
                .isEqualTo(document("resources", "imsorv1p2_resources_openapi3_v1p0.json"));
    }

    @Test
    @Tag("A-007")
    @Tag("A-008")
    void a_document_names_addresses_scopes_and_operations_as_the_standard_does() {
        var document = document("rostering", "imsorv1p2_rostering_openapi3_v1p0.json");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("https://sis.example.org" + V1P2);
        var flow = document.at("/components/securitySchemes/OAuth2CC/flows/clientCredentials");
        assertThat(flow.path("tokenUrl").asString()).isEqualTo("https://sis.example.org/oauth2/token");
        assertThat(flow.path("scopes").propertyNames())
                .contains("https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly");
        var ids = new ArrayList<String>();
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.path("operationId").asString())));
        assertThat(ids)
                .hasSize(41)
                .contains(
                        "getAllAcademicSessions",
                        "getAcademicSession",
                        "getStudentsForClass",
                        "getDemographics",
                        "getEnrollmentsForClassInSchool",
                        "getGradingPeriodsForTerm",
                        "getClassesForUser");
        assertThat(document.path("paths").propertyNames())
                .contains("/schools/{schoolSourcedId}/classes/{classSourcedId}/enrollments", "/users/{sourcedId}");
    }

    @Test
    void the_grade_book_s_document_has_its_writes() {
        var paths =
                document("gradebook", "imsorv1p2_gradebook_openapi3_v1p0.json").path("paths");
        assertThat(paths.at("/~1lineItems~1{sourcedId}/put/operationId").asString())
                .isEqualTo("putLineItem");
        assertThat(paths.at("/~1classes~1{classSourcedId}~1students~1{studentSourcedId}~1results/get/operationId")
                        .asString())
                .isEqualTo("getResultsForStudentForClass");
        assertThat(paths.at("/~1categories~1{sourcedId}/delete/operationId").asString())
                .isEqualTo("deleteCategory");
    }

    @Test
    void there_are_no_other_documents() {
        for (var path : List.of(
                "rostering/v1p2/discovery/x.json", "gradebook/v1p2/discovery/imsorv1p2_rostering_openapi3_v1p0.json")) {
            anonymous("/ims/oneroster/" + path)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.imsx_codeMajor")
                    .isEqualTo("failure");
        }
    }

    @Test
    void documents_are_only_read() {
        web.put()
                .uri("/ims/oneroster/rostering/v1p2/discovery/imsorv1p2_rostering_openapi3_v1p0.json")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET, HEAD")
                .expectBody()
                .jsonPath("$.imsx_codeMajor")
                .isEqualTo("unsupported");
    }
}
