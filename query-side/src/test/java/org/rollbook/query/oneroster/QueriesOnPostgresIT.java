package org.rollbook.query.oneroster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.postgres.PostgresStore;

class QueriesOnPostgresIT extends QueryContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    ReadModelStore open() {
        String url = "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
        return new PostgresStore(url, 4, Duration.ofSeconds(20));
    }
}
