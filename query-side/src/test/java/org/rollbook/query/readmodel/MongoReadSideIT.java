package org.rollbook.query.readmodel;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.rollbook.query.readmodel.mongo.MongoStore;

class MongoReadSideIT extends ReadSideContract {
    private static MongoServers server;

    @BeforeAll
    static void start() {
        server = MongoServers.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ReadModelStore open() {
        return new MongoStore(server.url(), 4, Duration.ofSeconds(20));
    }
}
