package org.rollbook.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.rollbook.bench.Measure.Bar;

/** The whole district as a package, against a COPY of the same lines out of a table. */
final class Exports implements Bench {
    private static final String TABLE = "raw_export";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String about() {
        return "the district as a OneRoster package, against a COPY out of the same bytes";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        var zip = Files.createTempFile("export", ".zip");
        try (var client = district.download()) {
            client.to("/api/v1/export", Files.newOutputStream(zip));
            var database = district.site().database();
            double megabytes = fill(database, zip) / 1e6;
            var product = new ArrayList<Double>();
            var raw = new ArrayList<Double>();
            for (var round = 0; round < surroundings.conditions().rounds(); round++) {
                var begin = System.nanoTime();
                client.to("/api/v1/export", OutputStream.nullOutputStream());
                product.add(megabytes / seconds(begin));
                begin = System.nanoTime();
                copy(database);
                raw.add(megabytes / seconds(begin));
            }
            return List.of(new Measure(
                    name(),
                    "GET export of everything; COPY of the same lines",
                    Load.median(product),
                    Load.median(raw),
                    "MB/s",
                    Bar.atLeast(0.5)));
        } finally {
            Files.delete(zip);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Puts every line of the package into the table, and says how many bytes that are. */
    private static long fill(BenchDatabase database, Path zip) throws SQLException, IOException {
        database.execute("create table " + TABLE + " (line text)");
        var bytes = 0L;
        try (var pool = database.jdbc(1);
                var connection = pool.getConnection();
                var file = new ZipFile(zip.toFile())) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var entry : file.stream().toList()) {
                bytes += entry.getSize();
                try (InputStream lines = file.getInputStream(entry)) {
                    copy.copyIn(
                            "copy " + TABLE + " from stdin (format csv, delimiter E'\\x01', quote E'\\x02')", lines);
                }
            }
        }
        database.execute("vacuum analyze " + TABLE);
        return bytes;
    }

    private static void copy(BenchDatabase database) throws SQLException, IOException {
        try (var pool = database.jdbc(1);
                var connection = pool.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + TABLE + " to stdout", OutputStream.nullOutputStream());
        }
    }
}
