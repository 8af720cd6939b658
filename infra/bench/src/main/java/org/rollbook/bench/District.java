package org.rollbook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.rollbook.app.demo.DemoDistrict;
import org.rollbook.app.demo.DistrictSize;

/** A site with the district of the benchmarks, imported as any roster, and the same objects for the raw sides. */
final class District implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final long SEED = 7;

    private final Site site;
    private final String token;
    private final List<String> userIds;
    private final List<String> classIds;

    private District(Site site, String token) throws SQLException {
        this.site = site;
        this.token = token;
        this.userIds = texts("select distinct user_id from raw_enrollment order by user_id");
        this.classIds = texts("select distinct class_id from raw_enrollment order by class_id");
    }

    static District load(BenchServer server, Conditions conditions) throws SQLException, IOException {
        var site = Site.start(server);
        try {
            var zip = packageOf(conditions);
            site.administrator().importPackage(zip);
            Files.delete(zip);
            var token = site.administrator().connect(null);
            try (var vendor = site.vendor(1, token)) {
                RawDistrict.copy(vendor, site.database());
            }
            return new District(site, token);
        } catch (RuntimeException | SQLException | IOException e) {
            site.close();
            throw e;
        }
    }

    /** The roster package of the district. */
    static Path packageOf(Conditions conditions) throws IOException {
        var zip = Files.createTempFile("rollbook-bench", ".zip");
        zip.toFile().deleteOnExit();
        new DemoDistrict(size(conditions.students()), LocalDate.now(ZoneOffset.UTC), SEED).writeTo(zip);
        return zip;
    }

    private static DistrictSize size(int students) {
        var full = DistrictSize.benchmark();
        return new DistrictSize(
                full.schools(),
                (int) ((long) full.classes() * students / full.students()),
                students,
                (int) ((long) full.teachers() * students / full.students()),
                full.classesPerStudent(),
                full.families());
    }

    Site site() {
        return site;
    }

    HttpLoad vendor(int connections) {
        return site.vendor(connections, token);
    }

    Download download() {
        return site.download(token);
    }

    /** Serves the same objects as the site, with as little as possible. */
    RawServer rawServer() {
        return new RawServer(site.database().r2dbc(CONNECTIONS), RawDistrict.QUERIES);
    }

    String user(long number) {
        return userIds.get((int) (number * 7919 % userIds.size()));
    }

    String schoolClass(long number) {
        return classIds.get((int) (number * 7919 % classIds.size()));
    }

    int users() throws SQLException {
        return texts("select id from raw_user").size();
    }

    /** At most a hundred. */
    List<String> studentsOf(String classId) throws SQLException {
        return texts("select user_id from raw_enrollment where class_id = '" + classId + "' order by user_id");
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var pool = site.database().jdbc(1);
                var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        site.close();
    }
}
