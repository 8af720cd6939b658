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
 * every kind has come, again while nothing has changed, and after so many changes that no part of a package before it
 * is of use. The last one is also compared with a COPY of the stored objects, which are what it has to read.
 */
final class Exports implements Bench {
    private static final int WARM_UPS = 10;

    /** Numbers of objects that the district does not have. */
    private static final int MANY_FROM = 1_000_000;

    private static final int MANY = 1_000;
    private static final int ONE_FROM = MANY_FROM + MANY;

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
            for (var time = 0; time < WARM_UPS; time++) {
                afterMany(district, client, time);
                afterOne(district, client, time);
            }
            client.to(PATH, Files.newOutputStream(zip));
            var database = district.site().database();
            fill(database, zip);
            double megabytes = megabytes(zip);
            var afterMany = new ArrayList<Double>();
            var afterOne = new ArrayList<Double>();
            var again = new ArrayList<Double>();
            var lines = new ArrayList<Double>();
            var objects = new ArrayList<Double>();
            try (var pool = database.jdbc(1);
                    var connection = pool.getConnection()) {
                var stored = storedObjects(connection);
                for (var round = 0; round < surroundings.conditions().rounds(); round++) {
                    afterMany.add(megabytes / afterMany(district, client, WARM_UPS + round));
                    afterOne.add(megabytes / afterOne(district, client, WARM_UPS + round));
                    again.add(megabytes / seconds(() -> client.to(PATH, OutputStream.nullOutputStream())));
                    lines.add(megabytes / seconds(() -> copy(connection, TABLE)));
                    objects.add(megabytes / seconds(() -> copy(connection, stored)));
                }
            }
            return List.of(
                    measure(
                            "GET export after an object of every kind has come; COPY of the same lines",
                            afterOne,
                            lines,
                            Bar.atLeast(0.5)),
                    measure("GET export of the same again; COPY of the same lines", again, lines, Bar.atLeast(0.5)),
                    measure(
                            "GET export after a thousand objects of every kind have changed; COPY of the same lines",
                            afterMany,
                            lines,
                            null),
                    measure("the same; COPY of the stored objects that it reads", afterMany, objects, null));
        } finally {
            Files.delete(zip);
        }
    }

    /** Seconds for a package of which most is kept. */
    private static double afterOne(District district, Download client, int time) throws Exception {
        var kinds = SampleObject.values();
        district.site().append(kinds.length, kind -> kinds[kind].message(ONE_FROM + time, 0));
        return seconds(() -> client.to(PATH, OutputStream.nullOutputStream()));
    }

    /** Seconds for a package of which nothing is kept. */
    private static double afterMany(District district, Download client, int time) throws Exception {
        var kinds = SampleObject.values();
        district.site()
                .append(
                        kinds.length * MANY,
                        number -> kinds[number % kinds.length].message(MANY_FROM + number / kinds.length, time));
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
