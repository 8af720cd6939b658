package org.rollbook.command.roster.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks at the end of an archive before anything reads its directory into memory: an archive can claim millions of
 * entries in few bytes.
 */
final class CentralDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int BYTES_OF_AN_ENTRY = 1 << 12;

    private CentralDirectory() {}

    static void check(Path file, Limits limits) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT + LOCATOR64_LENGTH);
            ByteBuffer tail = read(channel, size - length, length);
            int end = length - END_LENGTH;
            while (end >= 0 && tail.getInt(end) != END) {
                end--;
            }
            if (end < 0) {
                throw new PackageFault(ProblemCode.PKG_NOT_ZIP, "The package is not a ZIP archive.");
            }
            long entries = tail.getShort(end + 10) & 0xFFFFL;
            long bytes = tail.getInt(end + 12) & 0xFFFFFFFFL;
            if ((entries == 0xFFFFL || bytes == 0xFFFFFFFFL) && end >= LOCATOR64_LENGTH) {
                long at = tail.getLong(end - LOCATOR64_LENGTH + 8);
                if (at >= 0 && at + 56 <= size) {
                    ByteBuffer end64 = read(channel, at, 56);
                    if (end64.getInt(0) == END64) {
                        entries = end64.getLong(32);
                        bytes = end64.getLong(40);
                    }
                }
            }
            if (entries < 0 || entries > limits.entries() || bytes > (long) limits.entries() * BYTES_OF_AN_ENTRY) {
                throw new PackageFault(
                        ProblemCode.PKG_TOO_LARGE, "The archive has more than " + limits.entries() + " entries.");
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {}
        return bytes.flip();
    }
}
