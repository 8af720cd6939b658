package org.rollbook.command.roster.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** An unpacked file that stops where it grows beyond reason, and that is checked against its checksum. */
final class GuardedStream extends FilterInputStream {
    private static final long NOT_JUDGED_BELOW = 16L << 20;

    /** Is told of every piece. */
    interface Counter {
        void count(int bytes) throws IOException;
    }

    private final ZipEntry entry;
    private final int ratio;
    private final Counter counter;
    private final CRC32 crc = new CRC32();
    private long bytes;

    GuardedStream(InputStream in, ZipEntry entry, int ratio, Counter counter) {
        super(in);
        this.entry = entry;
        this.ratio = ratio;
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        int read;
        try {
            read = in.read(to, at, length);
        } catch (ZipException | java.io.EOFException e) {
            throw new PackageFault(ProblemCode.PKG_NOT_ZIP, "A file of the archive is damaged.");
        }
        if (read < 0) {
            if (entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()) {
                throw new PackageFault(ProblemCode.PKG_NOT_ZIP, "A file of the archive does not match its checksum.");
            }
            return read;
        }
        crc.update(to, at, read);
        bytes += read;
        counter.count(read);
        if (bytes > NOT_JUDGED_BELOW && bytes / ratio > entry.getCompressedSize()) {
            throw new PackageFault(
                    ProblemCode.PKG_TOO_LARGE, "A file unpacks to more than %d times its size.".formatted(ratio));
        }
        return read;
    }
}
