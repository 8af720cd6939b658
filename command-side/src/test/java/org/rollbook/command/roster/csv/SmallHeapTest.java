package org.rollbook.command.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

@Tag("P12")
class SmallHeapTest {
    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    /** Reads a package in a process of its own and prints how many rows it has. */
    static final class ReadAll {
        public static void main(String[] arguments) throws IOException {
            Problems problems = new Problems(Profile.LENIENT);
            try (RosterPackage roster = RosterPackage.open(Path.of(arguments[0]), Limits.USUAL, problems)
                            .orElseThrow();
                    Rows rows = roster.rows(PackageFile.ENROLLMENTS, problems)) {
                long count = 0;
                while (rows.next() != null) {
                    count++;
                }
                System.out.print(count);
            }
        }
    }

    @Test
    void a_file_several_times_larger_than_the_heap_is_read() throws IOException, InterruptedException {
        Path zip = folder.resolve("large.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            out.putNextEntry(new ZipEntry("manifest.csv"));
            text.write("propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.enrollments,bulk\n");
            text.flush();
            out.putNextEntry(new ZipEntry("enrollments.csv"));
            text.write(String.join(",", PackageFile.ENROLLMENTS.header(Version.V1P2)));
            for (int i = 0; i < ROWS; i++) {
                text.write("\nenrollment-%d,,,class-%d,school-1,student-%d-of-the-district,student,,2026-08-17,"
                        .formatted(i, i % 997, i));
            }
        }
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx8m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        ReadAll.class.getName(),
                        zip.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).isEqualTo(Integer.toString(ROWS));
    }
}
