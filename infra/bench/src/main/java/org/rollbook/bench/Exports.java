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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.rollbook.bench.Measure.Bar;

/**
 * The whole district as a package, against a COPY of the same lines out of a table: the first time after an object of
 * every kind has come, and again while nothing has changed. For comparison also against a COPY of the stored objects,
 * which are what a first one has to read.
 */
final class Exports implements Bench {
    private static final int WARM_UPS = 10;

    /** Numbers of objects that the district does not have. */
    private static final int NEW = 1_000_000;

    private static final String TABLE = "raw_export";
    private static final String MODELS = """
            select string_agg(format('select body from %I.%I where active and to_pos = 9223372036854775807',
              table_schema, table_name), ' union all ')
            from information_schema.columns where table_schema like 'rm!_%' escape '!' and column_name = 'other_body'""";
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
            for (var number = 0; number < WARM_UPS; number++) {
                first(district, client, number);
            }
            client.to(PATH, Files.newOutputStream(zip));
            var database = district.site().database();
            fill(database, zip);
            double megabytes = megabytes(zip);
            var first = new ArrayList<Double>();
            var again = new ArrayList<Double>();
            var lines = new ArrayList<Double>();
            var objects = new ArrayList<Double>();
            try (var pool = database.jdbc(1);
                    var connection = pool.getConnection()) {
                var stored = storedObjects(connection);
                for (var round = 0; round < surroundings.conditions().rounds(); round++) {
                    first.add(megabytes / first(district, client, WARM_UPS + round));
                    again.add(megabytes / seconds(() -> client.to(PATH, OutputStream.nullOutputStream())));
                    lines.add(megabytes / seconds(() -> copy(connection, TABLE)));
                    objects.add(megabytes / seconds(() -> copy(connection, stored)));
                }
            }
            return List.of(
                    measure("first GET export of everything; COPY of the same lines", first, lines, Bar.atLeast(0.5)),
                    measure(
                            "first GET export of everything; COPY of the stored objects it reads",
                            first,
                            objects,
                            null),
                    measure("GET export of the same again; COPY of the same lines", again, lines, Bar.atLeast(0.5)));
        } finally {
            Files.delete(zip);
        }
    }

    /**
     * A package of which nothing is kept, since an object of every kind is new.
     *
     * @return seconds
     */
    private static double first(District district, Download client, int number) throws Exception {
        var kinds = SampleObject.values();
        district.site().append(kinds.length, kind -> kinds[kind].message(NEW + number, 0));
        return seconds(() -> client.to(PATH, OutputStream.nullOutputStream()));
    }

    private static double megabytes(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            return file.stream().mapToLong(ZipEntry::getSize).sum() / 1e6;
        }
    }

    /** Megabytes of the package by second. */
    private Measure measure(String what, List<Double> product, List<Double> raw, @Nullable Bar bar) {
        return new Measure(name(), what, Load.median(product), Load.median(raw), "MB/s", bar);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step) throws Exception {
        var begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Puts every line of the package into the table. */
    private static void fill(BenchDatabase database, Path zip) throws SQLException, IOException {
        database.execute("create table " + TABLE + " (line text)");
        try (var pool = database.jdbc(1);
                var connection = pool.getConnection();
                var file = new ZipFile(zip.toFile())) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var entry : file.stream().toList()) {
                try (InputStream lines = file.getInputStream(entry)) {
                    copy.copyIn(
                            "copy " + TABLE + " from stdin (format csv, delimiter E'\\x01', quote E'\\x02')", lines);
                }
            }
        }
        database.execute("vacuum analyze " + TABLE);
    }

    /** A query for all of them. */
    private static String storedObjects(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var models = statement.executeQuery(MODELS)) {
            models.next();
            return "(" + models.getString(1) + ")";
        }
    }

    private static void copy(Connection connection, String what) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + what + " to stdout", OutputStream.nullOutputStream());
    }
}
