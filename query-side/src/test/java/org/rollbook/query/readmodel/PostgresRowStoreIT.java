package org.rollbook.query.readmodel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.rollbook.query.readmodel.postgres.PostgresStore;

class PostgresRowStoreIT extends RowStoreContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    ReadModelStore open() {
        return new PostgresStore(url(server), 4, Duration.ofSeconds(20));
    }

    static String url(EmbeddedPostgres server) {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
    }
}
