package org.rollbook.app.oneroster;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** Every operation again, with the read models in MongoDB: in the server that is configured, or one in the process. */
class OperationsOnMongoIT extends OperationsIT {
    private static String address;

    @Override
    District opened() throws Exception {
        return District.open(address());
    }

    private static synchronized String address() {
        if (address == null) {
            var configured = System.getenv("ROLLBOOK_TEST_MONGODB_URI");
            address = configured == null ? inProcess() : configured;
            System.out.println("OneRoster's operations run on "
                    + (configured == null ? "a MongoDB server in the process" : "the configured MongoDB server"));
        }
        return address;
    }

    private static String inProcess() {
        var server = new MongoServer(new MemoryBackend());
        return server.bindAndGetConnectionString() + "/operations";
    }
}
