package org.rollbook.app.district;

import static org.rollbook.app.district.Grading.id;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rollbook.command.roster.csv.PackageFile;

/** A delta package of OneRoster 1.2 with grade book files, as a student information system sends it. */
final class SisPackage {
    /** The line item for the final grade. */
    static final String TASK = "sis-task";

    private final Map<String, String> files = new LinkedHashMap<>();

    /** @param rows without status and time, which are put behind the id */
    SisPackage with(String file, String header, String... rows) {
        return rows("active", file, header, rows);
    }

    /** The same rows taken back. */
    SisPackage withdrawn(String file, String header, String... rows) {
        return rows("tobedeleted", file, header, rows);
    }

    private SisPackage rows(String status, String file, String header, String... rows) {
        var text = new StringBuilder("sourcedId,status,dateLastModified,")
                .append(header)
                .append("\r\n");
        for (var row : rows) {
            var id = row.substring(0, row.indexOf(','));
            text.append(id)
                    .append(",")
                    .append(status)
                    .append(",2026-09-14T07:30:05.120Z")
                    .append(row.substring(id.length()))
                    .append("\r\n");
        }
        files.put(file, text.toString());
        return this;
    }

    /** A line item for the final grade, with a scale of letters. */
    static SisPackage gradingTask(Grading grading) {
        var taught = id(grading.taught);
        var day = grading.firstDay();
        return new SisPackage()
                .with("categories", "title,weight", "sis-final,Final grades,")
                .with(
                        "scoreScales",
                        "title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue",
                        "sis-letters,Letters,letter,%s,%s,%s,\"{A:90},{B:80},{F:0}\""
                                .formatted(grading.school(), id(grading.taught.path("course")), taught))
                .with(
                        "lineItems",
                        "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,"
                                + "resultValueMin,resultValueMax,schoolSourcedId",
                        "%s,Final grade,,%s,%s,%s,sis-final,%s,0.0,100.0,%s"
                                .formatted(TASK, day, day, taught, id(grading.term), grading.school()))
                .with(
                        "lineItemScoreScales",
                        "title,lineItemSourcedId,scoreScaleSourcedId",
                        "sis-uses,Letters,%s,sis-letters".formatted(TASK));
    }

    /** A teacher's score. */
    SisPackage score(String id, String lineItem, Grading grading, String student, String day) {
        return with(
                "results",
                "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,"
                        + "classSourcedId,inProgress,incomplete,late,missing",
                "%s,%s,%s,fully graded,55,%s,,,%s,,,,".formatted(id, lineItem, student, day, id(grading.taught)));
    }

    /** Files as they are, with their manifest. */
    static byte[] zipped(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                write(zip, file.getKey().replace(".csv", ""), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
        for (var file : PackageFile.values()) {
            text.append("file.")
                    .append(file.stem())
                    .append(',')
                    .append(files.containsKey(file.stem()) ? "delta" : "absent")
                    .append("\r\n");
        }
        return text.toString();
    }

    private static void write(ZipOutputStream zip, String file, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(file + ".csv"));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
