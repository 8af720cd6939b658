package org.rollbook.rest.oneroster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.rollbook.messages.oneroster.Packed;

/**
 * A zip file as it grows, of content that is packed already: what has been written is taken out piece by piece, so that
 * little of it is held. A file in it, and all of it, is smaller than 4 GiB.
 */
final class ExportZip {
    /** An empty block, marked as the last. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private static final int FILE = 0x04034b50;
    private static final int SUMS = 0x08074b50;
    private static final int IN_DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20;

    /** Sums follow the content; names are in UTF-8. */
    private static final int FLAGS = 0x0808;

    private static final int DEFLATED = 8;

    /** The first day that there is: the same content is the same package. */
    private static final int DAY = 0x21;

    private static final long LARGEST = 0xFFFF_FFFFL;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long taken;
    private int files;
    private byte[] name = {};
    private long begin;
    private long packed;
    private long size;
    private int crc32;

    /** Begins a file. */
    void file(String path) {
        endFile();
        name = path.getBytes(StandardCharsets.UTF_8);
        begin = written();
        packed = 0;
        size = 0;
        crc32 = 0;
        put(bytes, 4, FILE);
        put(bytes, 2, VERSION, FLAGS, DEFLATED, 0, DAY);
        put(bytes, 4, 0, 0, 0);
        put(bytes, 2, name.length, 0);
        bytes.writeBytes(name);
    }

    void write(Packed content) {
        bytes.writeBytes(content.deflated());
        packed += content.deflated().length;
        size += content.size();
        crc32 = Crc32.ofBoth(crc32, content.crc32(), content.size());
    }

    private void endFile() {
        if (name.length == 0) {
            return;
        }
        bytes.writeBytes(LAST_BLOCK);
        packed += LAST_BLOCK.length;
        if (Math.max(Math.max(packed, size), written()) > LARGEST) {
            throw new IllegalStateException("the package is larger than 4 GiB");
        }
        put(bytes, 4, SUMS, crc32, packed, size);
        put(directory, 4, IN_DIRECTORY);
        put(directory, 2, VERSION, VERSION, FLAGS, DEFLATED, 0, DAY);
        put(directory, 4, crc32, packed, size);
        put(directory, 2, name.length, 0, 0, 0, 0);
        put(directory, 4, 0, begin);
        directory.writeBytes(name);
        files++;
    }

    void end() {
        endFile();
        long start = written();
        bytes.writeBytes(directory.toByteArray());
        put(bytes, 4, END);
        put(bytes, 2, 0, 0, files, files);
        put(bytes, 4, directory.size(), start);
        put(bytes, 2, 0);
    }

    /** Numbers of so many bytes each, the lowest first. */
    private static void put(ByteArrayOutputStream to, int width, long... numbers) {
        for (long number : numbers) {
            for (int i = 0; i < width; i++) {
                to.write((int) (number >>> (8 * i)));
            }
        }
    }

    private long written() {
        return taken + bytes.size();
    }

    /** What has been written since the last time. */
    byte[] take() {
        byte[] some = bytes.toByteArray();
        taken += some.length;
        bytes.reset();
        return some;
    }
}
