package org.rollbook.rest.oneroster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package as it grows: what has been written is taken out piece by piece, so that little of it is held. */
final class ExportZip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

    ExportZip() {
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void file(String name) {
        done(() -> zip.putNextEntry(new ZipEntry(name)));
    }

    void write(byte[] lines) {
        done(() -> zip.write(lines));
    }

    void end() {
        done(zip::finish);
    }

    /** What has been written since the last time. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void done(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to.", e);
        }
    }
}
