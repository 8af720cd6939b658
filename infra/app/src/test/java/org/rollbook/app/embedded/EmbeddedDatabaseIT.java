package org.rollbook.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    Path data;

    @Test
    void keeps_its_data_over_restarts_is_durable_and_asks_for_its_password() throws Exception {
        try (var database = EmbeddedDatabase.start(data)) {
            assertThat(ask(database, "create table kept (x int); insert into kept values (7); show fsync"))
                    .isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            var withoutPassword = jdbc(database) + "?user=postgres&password=wrong";
            assertThatThrownBy(() -> DriverManager.getConnection(withoutPassword))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database.password"))))
                .isEqualTo("rw-------");
        try (var database = EmbeddedDatabase.start(data)) {
            assertThat(ask(database, "select x from kept")).isEqualTo("7");
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        var password = URI.create(database.url()).getUserInfo().split(":")[1];
        try (var connection = DriverManager.getConnection(jdbc(database), "postgres", password);
                var statement = connection.createStatement()) {
            var more = statement.execute(sql);
            while (!more) {
                more = statement.getMoreResults();
            }
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }

    private static String jdbc(EmbeddedDatabase database) {
        var url = URI.create(database.url());
        return "jdbc:postgresql://localhost:" + url.getPort() + "/postgres";
    }
}
