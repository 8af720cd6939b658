package org.rollbook.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.rollbook.bench.Measure.Bar;

/**
 * The whole district as a package, against a COPY of the same lines out of a table: the first time, which there is only
 * once, and again while nothing has changed.
 */
final class Exports implements Bench {
    private static final String TABLE = "raw_export";
    private static final String PATH = "/api/v1/export?version=1.2";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String about() {
        return "the district as a OneRoster package, against a COPY of the same lines out of a table";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        var zip = Files.createTempFile("export", ".zip");
        try (var client = district.download()) {
            client.to("/api/v1/export?version=1.1", OutputStream.nullOutputStream());
            var first = seconds(() -> client.to(PATH, Files.newOutputStream(zip)));
            var database = district.site().database();
            double megabytes = fill(database, zip) / 1e6;
            var product = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            try (var pool = database.jdbc(1);
                    var connection = pool.getConnection()) {
                for (var round = 0; round < surroundings.conditions().rounds(); round++) {
                    product.add(megabytes / seconds(() -> client.to(PATH, OutputStream.nullOutputStream())));
                    bare.add(megabytes / seconds(() -> copy(connection, OutputStream.nullOutputStream())));
                }
            }
            return List.of(
                    measure("first GET export of everything; COPY of the same lines", List.of(megabytes / first), bare),
                    measure("GET export of the same again; COPY of the same lines", product, bare));
        } finally {
            Files.delete(zip);
        }
    }

    private Measure measure(String what, List<Double> product, List<Double> raw) {
        return new Measure(name(), what, Load.median(product), Load.median(raw), "MB/s", Bar.atLeast(0.5));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step) throws Exception {
        var begin = System.nanoTime();
        step.run();
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

    private static void copy(Connection connection, OutputStream to) throws SQLException, IOException {
        try (to) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + TABLE + " to stdout", to);
        }
    }
}
