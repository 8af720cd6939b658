package org.rollbook.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The users of a district as a product served them, in a bare table with a covering index, and who is enrolled where:
 * what a raw server needs to send the same bytes.
 */
final class RawDistrict {
    static final String PAGE = "page";
    static final String USER = "user";
    static final String CLASS_STUDENTS = "class-students";

    /** One statement for each, with one parameter: the id behind which to begin, of the user, of the class. */
    static final Map<String, String> QUERIES = Map.of(
            PAGE, "select body from raw_user where id > $1 order by id limit 100",
            USER, "select body from raw_user where id = $1",
            CLASS_STUDENTS,
                    "select u.body from raw_enrollment e join raw_user u on u.id = e.user_id "
                            + "where e.class_id = $1 order by u.id limit 100");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2/";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private RawDistrict() {}

    static void copy(HttpLoad vendor, BenchDatabase database) throws SQLException {
        try (var pool = database.jdbc(1);
                var connection = pool.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("create table raw_user (id text collate \"C\" not null, body text not null)");
                statement.execute(
                        "create table raw_enrollment (class_id text collate \"C\", user_id text collate \"C\")");
                copyAll(connection, vendor);
                statement.execute("create unique index on raw_user (id) include (body)");
                statement.execute("create index on raw_enrollment (class_id, user_id)");
                statement.execute("vacuum analyze raw_user");
                statement.execute("vacuum analyze raw_enrollment");
            }
        }
    }

    private static void copyAll(Connection connection, HttpLoad vendor) throws SQLException {
        try (var user = connection.prepareStatement("insert into raw_user values (?, ?)");
                var enrollment = connection.prepareStatement("insert into raw_enrollment values (?, ?)")) {
            walk(vendor, "users?limit=2000", page -> batch(user, page, RawDistrict::user));
            walk(
                    vendor,
                    "enrollments?limit=5000&filter=role%3D%27student%27",
                    page -> batch(enrollment, page, RawDistrict::enrollment));
        }
    }

    private static void walk(HttpLoad vendor, String query, Consumer<JsonNode> onPage) {
        @Nullable String path = ROSTERING + query;
        while (path != null) {
            var page = Objects.requireNonNull(vendor.page(path).block(PATIENCE));
            onPage.accept(JSON.readTree(page.body()).iterator().next());
            path = page.next();
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement, JsonNode object) throws SQLException;
    }

    private static void batch(PreparedStatement statement, JsonNode objects, Binding binding) {
        try {
            for (var object : objects) {
                binding.bind(statement, object);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the raw tables could not be filled", e);
        }
    }

    private static void user(PreparedStatement statement, JsonNode user) throws SQLException {
        statement.setString(1, user.path("sourcedId").asString());
        statement.setString(2, user.toString());
    }

    private static void enrollment(PreparedStatement statement, JsonNode enrollment) throws SQLException {
        statement.setString(1, enrollment.path("class").path("sourcedId").asString());
        statement.setString(2, enrollment.path("user").path("sourcedId").asString());
    }
}
