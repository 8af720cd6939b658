package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.roster.RequestImport;
import org.rollbook.messages.roster.Uploads;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class ImportsEndpointTest extends AdminEdgeTest {
    @Autowired
    Uploads uploads;

    @Test
    void a_package_is_stored_hashed_and_requested() throws Exception {
        var bytes = "not really a zip".getBytes(StandardCharsets.UTF_8);

        var body = web.post()
                .uri("/api/v1/roster/imports?dryRun=true")
                .header("Authorization", BEARER)
                .contentType(MediaType.parseMediaType("application/zip"))
                .bodyValue(bytes)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var id = body.get("id").toString();
        assertThat(district.sent)
                .containsExactly(new RequestImport(id, Secrets.sha256("not really a zip"), bytes.length, true, false));
        assertThat(Files.readAllBytes(uploads.file(id))).isEqualTo(bytes);
    }

    @Test
    void what_is_not_called_a_zip_is_refused() {
        problem(raw("/api/v1/roster/imports", "{}"), 415, "not_a_zip");
    }

    @Test
    void a_package_whose_import_is_refused_leaves_no_file() {
        district.decide(command -> {
            throw new Refused(RefusalCode.CONFLICT);
        });

        problem(
                web.post()
                        .uri("/api/v1/roster/imports")
                        .header("Authorization", BEARER)
                        .contentType(MediaType.parseMediaType("application/zip"))
                        .bodyValue(new byte[10])
                        .exchange(),
                409,
                "conflict");

        var id = ((RequestImport) district.sent.getFirst()).importId();
        assertThat(uploads.file(id)).doesNotExist();
    }
}
