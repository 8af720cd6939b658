package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.Refused;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class UploadTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void what_arrives_in_parts_is_stored_whole_and_hashed() {
        var file = directory.resolve("whole");

        StepVerifier.create(new Upload(file, 100).receive(parts("roster", " ", "package")))
                .expectNext(new Upload.Received(14, Secrets.sha256("roster package")))
                .expectComplete()
                .verify(LIMIT);

        assertThat(file).hasContent("roster package");
    }

    @Test
    void a_body_beyond_the_limit_is_refused_and_leaves_no_file() {
        var file = directory.resolve("long");

        StepVerifier.create(new Upload(file, 10).receive(parts("123456", "7890", "1")))
                .expectErrorMatches(
                        e -> e instanceof Refused refused && refused.code().status() == 413)
                .verify(LIMIT);

        assertThat(file).doesNotExist();
    }

    @Test
    void a_body_that_breaks_off_leaves_no_file() {
        var file = directory.resolve("broken");

        StepVerifier.create(
                        new Upload(file, 100).receive(parts("123").concatWith(Flux.error(new CancellationException()))))
                .expectError(CancellationException.class)
                .verify(LIMIT);

        assertThat(file).doesNotExist();
    }

    private static Flux<DataBuffer> parts(String... texts) {
        return Flux.fromArray(texts)
                .map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
