package org.rollbook.command.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ImportProblem;

@Tag("P12")
class ArchiveTest {
    private static final String MANIFEST =
            "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\n";
    private static final String ORGS =
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no,,,N,school,,\n";

    @TempDir
    Path folder;

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("package.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }

    private static List<String> codes(Path file, Profile profile, Limits limits) throws IOException {
        Problems problems = new Problems(profile);
        try (RosterPackage roster = RosterPackage.open(file, limits, problems).orElse(null)) {
            if (roster != null) {
                for (PackageFile each : PackageFile.values()) {
                    if (roster.mode(each) != Mode.ABSENT) {
                        try (Rows rows = roster.rows(each, problems)) {
                            while (rows.next() != null) {}
                        }
                    }
                }
            }
        }
        return problems.list().stream()
                .filter(p -> p.severity().equals("error"))
                .map(ImportProblem::code)
                .distinct()
                .toList();
    }

    private static List<String> codes(Path file) throws IOException {
        return codes(file, Profile.LENIENT, Limits.USUAL);
    }

    @Test
    void what_is_no_archive_is_refused() throws IOException {
        Path text = folder.resolve("text.zip");
        Files.writeString(text, "hello");
        assertThat(codes(text)).containsExactly("PKG_NOT_ZIP");
    }

    @Test
    void a_cut_archive_is_refused() throws IOException {
        Path file = zip("manifest.csv", MANIFEST, "orgs.csv", ORGS);
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, all.length - 30));
        assertThat(codes(file)).containsExactly("PKG_NOT_ZIP");
    }

    @Test
    void a_damaged_file_is_refused() throws IOException {
        Path file = zip("manifest.csv", MANIFEST, "orgs.csv", ORGS);
        byte[] all = Files.readAllBytes(file);
        int at = new String(all, StandardCharsets.ISO_8859_1).indexOf("orgs.csv") + 30;
        all[at] ^= 0x55;
        Files.write(file, all);
        assertThat(codes(file)).contains("PKG_NOT_ZIP");
    }

    @Test
    void paths_that_lead_elsewhere_are_refused() throws IOException {
        for (String path : List.of("../orgs.csv", "/orgs.csv", "a/../../orgs.csv", "..\\orgs.csv", "C:\\orgs.csv")) {
            assertThat(codes(zip("manifest.csv", MANIFEST, path, ORGS)))
                    .as(path)
                    .contains("PKG_UNSAFE_PATH");
        }
    }

    @Test
    void one_folder_around_everything_is_forgiven_but_not_by_the_letter() throws IOException {
        Path file = zip("export/manifest.csv", MANIFEST, "export/orgs.csv", ORGS, "__MACOSX/x", "");
        assertThat(codes(file)).isEmpty();
        assertThat(codes(file, Profile.STRICT, Limits.USUAL)).contains("PKG_FOLDER", "PKG_UNKNOWN_FILE");
    }

    @Test
    void the_same_file_twice_is_refused() throws IOException {
        assertThat(codes(zip("manifest.csv", MANIFEST, "a/orgs.csv", ORGS, "b/orgs.csv", ORGS)))
                .contains("PKG_DUPLICATE_ENTRY");
    }

    @Test
    void a_bomb_is_given_up_while_it_unpacks() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("manifest.csv"));
            out.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("orgs.csv"));
            out.write(ORGS.getBytes(StandardCharsets.UTF_8));
            byte[] row = "o,,,N,school,,\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) {
                out.write(row);
            }
        }
        assertThat(codes(file)).containsExactly("PKG_TOO_LARGE");
        assertThat(codes(file, Profile.LENIENT, new Limits(1_000, 1 << 20, 10_000)))
                .containsExactly("PKG_TOO_LARGE");
    }

    @Test
    void too_many_entries_are_not_even_listed() throws IOException {
        String[] names = new String[60];
        for (int i = 0; i < names.length; i += 2) {
            names[i] = "f" + i;
            names[i + 1] = "";
        }
        assertThat(codes(zip(names), Profile.LENIENT, new Limits(20, 1 << 20, 100)))
                .containsExactly("PKG_TOO_LARGE");
    }
}
