package org.rollbook.app.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.PackageFile;

/** Writes the files of a OneRoster 1.2 bulk package one after the other; nothing is held but the row at hand. */
final class CsvPackage implements AutoCloseable {
    private final ZipOutputStream zip;
    private final OutputStream out;
    private final List<String> written = new ArrayList<>();

    CsvPackage(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        out = new BufferedOutputStream(zip, 1 << 16);
    }

    void begin(String file, String header) throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry(file + ".csv"));
        written.add(file);
        line(header);
    }

    /** One row in bulk mode; null is an empty field. */
    void row(String id, @Nullable Object... rest) throws IOException {
        var line = new StringBuilder(160).append(id).append(",,");
        for (var value : rest) {
            line.append(',');
            if (value != null) {
                quoted(line, value.toString());
            }
        }
        line(line.toString());
    }

    private static void quoted(StringBuilder line, String text) {
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private void line(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\r');
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry("manifest.csv"));
        line("propertyName,value");
        line("manifest.version,1.0");
        line("oneroster.version,1.2");
        for (var file : PackageFile.values()) {
            line("file." + file.stem() + "," + (written.contains(file.stem()) ? "bulk" : "absent"));
        }
        line("source.systemName,Rollbook sample district");
        out.flush();
        zip.close();
    }
}
