package org.rollbook.app.oneroster;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** Where the read models are when they are in MongoDB: in the server that is configured, or in one in the process. */
final class MongoAddress {
    private static String address;

    private MongoAddress() {}

    static synchronized String get() {
        if (address == null) {
            var configured = System.getenv("ROLLBOOK_TEST_MONGODB_URI");
            address = configured == null ? inProcess() : configured;
            System.out.println("OneRoster's tests run on "
                    + (configured == null ? "a MongoDB server in the process" : "the configured MongoDB server"));
        }
        return address;
    }

    private static String inProcess() {
        return new MongoServer(new MemoryBackend()).bindAndGetConnectionString() + "/oneroster";
    }
}
