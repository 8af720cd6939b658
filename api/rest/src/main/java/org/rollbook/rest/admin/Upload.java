package org.rollbook.rest.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A body that is written to a file as it arrives, hashed on the way and never held in memory. What does not arrive
 * whole leaves no file.
 */
final class Upload {
    static final long LONGEST = 2L * 1024 * 1024 * 1024;

    private final Path file;
    private final long longest;
    private final AtomicLong bytes = new AtomicLong();
    private final MessageDigest digest = sha256();

    Upload(Path file, long longest) {
        this.file = file;
        this.longest = longest;
    }

    /** @param sha256 lower-case hexadecimal */
    record Received(long bytes, String sha256) {}

    Mono<Received> receive(Flux<DataBuffer> body) {
        return Mono.usingWhen(
                        Mono.fromCallable(this::open).subscribeOn(Schedulers.boundedElastic()),
                        channel -> DataBufferUtils.write(body.map(this::count), channel)
                                .map(DataBufferUtils::release)
                                .then(),
                        Upload::close)
                .then(Mono.fromCallable(
                        () -> new Received(bytes.get(), HexFormat.of().formatHex(digest.digest()))))
                .onErrorResume(failure -> discard().then(Mono.error(failure)))
                .doOnCancel(this::delete);
    }

    Mono<Void> discard() {
        return Mono.<Void>fromRunnable(this::delete).subscribeOn(Schedulers.boundedElastic());
    }

    static Refused tooLong(long longest) {
        return new Refused(RefusalCode.BODY_TOO_LARGE, String.format(Locale.ROOT, "%,d", longest));
    }

    private AsynchronousFileChannel open() throws IOException {
        return AsynchronousFileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static Mono<Void> close(AsynchronousFileChannel channel) {
        return Mono.<Void>fromCallable(() -> {
                    channel.close();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private DataBuffer count(DataBuffer buffer) {
        if (bytes.addAndGet(buffer.readableByteCount()) > longest) {
            DataBufferUtils.release(buffer);
            throw tooLong(longest);
        }
        try (var parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
        return buffer;
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
