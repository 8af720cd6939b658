package org.rollbook.query.oneroster;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.rollbook.query.readmodel.MongoServers;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.mongo.MongoStore;

class QueriesOnMongoIT extends QueryContract {
    private static MongoServers server;

    @BeforeAll
    static void startServer() {
        server = MongoServers.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    ReadModelStore open() {
        return new MongoStore(server.url(), 4, Duration.ofSeconds(20));
    }
}
