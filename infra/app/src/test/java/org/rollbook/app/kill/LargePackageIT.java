package org.rollbook.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.Rollbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A package of nearly 2 GiB, the largest that is taken, in a heap of 512 MiB. Takes long. */
@Tag("P12")
@EnabledIfSystemProperty(named = "rollbook.long", matches = "true")
class LargePackageIT {
    /** A little less than 2 GiB, so that the archive's own bytes fit as well. */
    private static final long BYTES = Long.getLong("rollbook.package-mib", 2_040) << 20;

    private static final int NOTE = 3_000;
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private KilledService service;

    @Test
    void is_imported_whole() throws Exception {
        var zip = folder.resolve("large.zip");
        var records = write(zip);
        assertThat(Files.size(zip)).isGreaterThanOrEqualTo(BYTES);
        service = new KilledService(Files.createDirectory(folder.resolve("data")), Rollbook.class, "512m");
        service.start();
        var begin = Instant.now();
        var id = send(request("/api/v1/roster/imports")
                        .header("Content-Type", "application/zip")
                        .POST(HttpRequest.BodyPublishers.ofFile(zip)))
                .path("id")
                .asString();
        var sent = Instant.now();
        var ended = ended(id);
        System.out.printf(
                "%,d MiB, %,d records: sent in %d s, imported in %d s%n",
                Files.size(zip) >> 20,
                records,
                Duration.between(begin, sent).toSeconds(),
                Duration.between(sent, Instant.now()).toSeconds());

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        assertThat(ended.path("counts").path("resources").path("added").asLong())
                .as(ended.toString())
                .isEqualTo(records);
        assertThat(service.log()).doesNotContain("OutOfMemoryError");
        service.stop();
    }

    /** Resources with long notes, which nothing can pack: the archive is as large as its file. */
    private static long write(Path zip) throws IOException {
        var random = new Random(1);
        var note = new byte[NOTE];
        var records = 0L;
        try (var archive = new ZipOutputStream(Files.newOutputStream(zip));
                var out = new BufferedOutputStream(archive, 1 << 16)) {
            archive.setLevel(Deflater.NO_COMPRESSION);
            archive.putNextEntry(new ZipEntry("manifest.csv"));
            archive.write("propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.resources,bulk\n"
                    .getBytes(StandardCharsets.US_ASCII));
            archive.putNextEntry(new ZipEntry("resources.csv"));
            var header = "sourcedId,status,dateLastModified,vendorResourceId,title,roles,importance,vendorId,"
                    + "applicationId,metadata.notes\n";
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            for (var written = 0L; written < BYTES; records++) {
                for (var i = 0; i < NOTE; i++) {
                    note[i] = (byte) ('a' + random.nextInt(26));
                }
                var row = ("%08d,,,%d,Resource %d,,,,,".formatted(records, records, records))
                        .getBytes(StandardCharsets.US_ASCII);
                out.write(row);
                out.write(note);
                out.write('\n');
                written += row.length + NOTE + 1;
            }
        }
        return records;
    }

    private JsonNode ended(String id) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var state = send(request("/api/v1/roster/imports/" + id).GET());
            if (!state.path("state").asString().matches("queued|running")) {
                return state;
            }
            assertThat(Instant.now()).as(state.toString()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(service.base() + path))
                .header("Authorization", "Bearer " + service.administratorToken());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return JSON.readTree(answer.body());
    }
}
