package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.oneroster.Packing;

/** Packages are read again by another reader of zip files, which compares checksums. */
class ExportZipTest {
    private final Random random = new Random(20);
    private final Map<String, String> files = new LinkedHashMap<>();

    private byte[] zip(int parts) {
        var zip = new ExportZip();
        var all = new ByteArrayOutputStream();
        for (var name : new String[] {"users.csv", "Prüfung.csv", "empty.csv"}) {
            zip.file(name);
            var content = new StringBuilder();
            for (int i = 0; i < (name.equals("empty.csv") ? 0 : parts); i++) {
                var part = text();
                zip.write(new Packing().add(part).done());
                content.append(part);
                all.writeBytes(zip.take());
            }
            files.put(name, content.toString());
        }
        zip.end();
        all.writeBytes(zip.take());
        return all.toByteArray();
    }

    private String text() {
        return random.ints(random.nextInt(100_000), 'a', random.nextBoolean() ? 'f' : 'ſ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void a_package_of_parts_can_be_read_as_it_comes(@TempDir Path directory) throws Exception {
        byte[] bytes = zip(7);
        var read = new LinkedHashMap<String, String>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                read.put(entry.getName(), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(read).isEqualTo(files);

        read.clear();
        var file = Files.write(directory.resolve("package.zip"), bytes);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                read.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(read).isEqualTo(files);
    }

    @Test
    void the_same_content_is_the_same_package() {
        random.setSeed(21);
        byte[] once = zip(2);
        random.setSeed(21);
        assertThat(zip(2)).isEqualTo(once);
    }

    @Test
    void the_checksum_of_both_is_that_of_one_behind_the_other() {
        for (int i = 0; i < 100; i++) {
            byte[] first = text().getBytes(StandardCharsets.UTF_8);
            byte[] second = text().getBytes(StandardCharsets.UTF_8);
            var both = new CRC32();
            both.update(first);
            both.update(second);
            assertThat(Crc32.ofBoth(crc32(first), crc32(second), second.length)).isEqualTo((int) both.getValue());
        }
    }

    private static int crc32(byte[] bytes) {
        var crc32 = new CRC32();
        crc32.update(bytes);
        return (int) crc32.getValue();
    }
}
