package org.rollbook.rest.oneroster;

import java.time.Duration;
import java.util.stream.Collectors;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.RejectSubmission;
import org.rollbook.messages.oneroster.Profile;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What all requests that write have in common. What cannot become a command is recorded as rejected. */
@Component
final class Requests {
    /** An answer waits until what was written can be read, but not longer. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final byte[] NOTHING = {};

    private final Commands commands;

    Requests(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param id of the object that the body is for, or of the one that it is posted to
     * @param largest number of bytes
     */
    Mono<byte[]> body(Exchange exchange, String id, int largest) {
        return DataBufferUtils.join(exchange.http().getRequest().getBody(), largest)
                .map(Requests::bytes)
                .defaultIfEmpty(NOTHING)
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> reject(exchange, id, new Refused(RefusalCode.BODY_TOO_LARGE, largest), NOTHING));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** Always fails with the refusal, after it was recorded. */
    <R> Mono<R> reject(Exchange exchange, String id, Refused refused, byte[] body) {
        var rejection = new RejectSubmission(
                exchange.target().operation().collection().one(),
                id,
                refused.code(),
                refused.parameters().stream().map(Object::toString).toList(),
                Page.sha256(body));
        return Mono.fromFuture(() -> commands.send(rejection, exchange.caller()))
                .then(Mono.error(refused));
    }

    /** The lenient profile takes a body without a content type for what it hopefully is. */
    static void requireJson(Exchange exchange, byte[] body) {
        var text = exchange.http().getRequest().getHeaders().getFirst("Content-Type");
        boolean lenient = exchange.connection().profile() == Profile.LENIENT;
        if (text == null ? !lenient || body.length == 0 : !isJson(text)) {
            throw new Refused(RefusalCode.NOT_JSON);
        }
    }

    private static boolean isJson(String text) {
        try {
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(text));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    static void report(Exchange exchange, Receipt receipt) {
        var headers = exchange.headers();
        headers.setCacheControl("no-store");
        headers.set("Rollbook-Position", Long.toString(receipt.position()));
        var warnings = receipt.outcome().warnings();
        if (!warnings.isEmpty()) {
            headers.set(
                    "Rollbook-Warnings",
                    warnings.stream().map(Warning::code).distinct().collect(Collectors.joining(", ")));
        }
    }
}
