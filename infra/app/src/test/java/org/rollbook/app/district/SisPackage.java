package org.rollbook.app.district;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A delta package of OneRoster 1.2 with grade book files, as a student information system sends it. */
final class SisPackage {
    private static final List<String> FILES = List.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courseResources",
            "courses",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");
    private final Map<String, String> files = new LinkedHashMap<>();

    /** @param rows without status and time, which are put behind the id */
    SisPackage with(String file, String header, String... rows) {
        var text = new StringBuilder("sourcedId,status,dateLastModified,")
                .append(header)
                .append("\r\n");
        for (var row : rows) {
            var id = row.substring(0, row.indexOf(','));
            text.append(id)
                    .append(",active,2026-09-14T07:30:05.120Z")
                    .append(row.substring(id.length()))
                    .append("\r\n");
        }
        files.put(file, text.toString());
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            write(zip, "manifest", manifest());
            for (var file : files.entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String manifest() {
        var text = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        FILES.forEach(file -> text.append("file.")
                .append(file)
                .append(',')
                .append(files.containsKey(file) ? "delta" : "absent")
                .append("\r\n"));
        return text.toString();
    }

    private static void write(ZipOutputStream zip, String file, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(file + ".csv"));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
