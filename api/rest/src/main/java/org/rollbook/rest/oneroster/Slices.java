package org.rollbook.rest.oneroster;

import java.nio.ByteBuffer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;

/** The server takes 128 buffers ahead of the client: small ones, lest those that do not read fill its memory. */
final class Slices {
    private static final int SIZE = 8 * 1024;

    private Slices() {}

    static Flux<DataBuffer> of(byte[] piece, DataBufferFactory factory) {
        return Flux.range(0, (piece.length + SIZE - 1) / SIZE)
                .map(i -> factory.wrap(ByteBuffer.wrap(piece, i * SIZE, Math.min(SIZE, piece.length - i * SIZE))));
    }
}
