package org.rollbook.messages.oneroster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Packs text as it grows. */
public final class Packing {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final ByteArrayOutputStream deflated = new ByteArrayOutputStream(16 * 1024);
    private final byte[] some = new byte[16 * 1024];
    private final CRC32 crc32 = new CRC32();
    private final MessageDigest sha256;

    public Packing() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** @param text whole characters: no half of a surrogate pair at either end */
    public Packing add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc32.update(bytes);
        sha256.update(bytes);
        deflater.setInput(bytes);
        deflate(Deflater.NO_FLUSH);
        return this;
    }

    /** What was added; nothing more can be. */
    public Packed done() {
        deflate(Deflater.SYNC_FLUSH);
        long size = deflater.getBytesRead();
        deflater.end();
        return new Packed(
                deflated.toByteArray(),
                size,
                (int) crc32.getValue(),
                HexFormat.of().formatHex(sha256.digest()));
    }

    private void deflate(int flush) {
        int length;
        do {
            length = deflater.deflate(some, 0, some.length, flush);
            deflated.write(some, 0, length);
        } while (length == some.length);
    }
}
