package org.rollbook.query.readmodel;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A server for tests: the one that {@code ROLLBOOK_TEST_MONGODB_URI} names, or one in this process. */
public final class MongoServers implements AutoCloseable {
    private final @Nullable MongoServer inProcess;
    private final String url;

    private MongoServers(@Nullable MongoServer inProcess, String url) {
        this.inProcess = inProcess;
        this.url = url;
    }

    public static MongoServers start() {
        String given = System.getenv("ROLLBOOK_TEST_MONGODB_URI");
        String database = "rollbook_test_" + UUID.randomUUID().toString().substring(0, 8);
        if (given != null && !given.isBlank()) {
            System.out.println("MongoDB given by ROLLBOOK_TEST_MONGODB_URI");
            int query = given.indexOf('?');
            String address = query < 0 ? given : given.substring(0, query);
            String options = query < 0 ? "" : given.substring(query);
            int end = address.indexOf('/', "mongodb+srv://".length());
            return new MongoServers(null, (end < 0 ? address : address.substring(0, end)) + "/" + database + options);
        }
        System.out.println("MongoDB in this process: speaks its protocol, is not MongoDB");
        var server = new MongoServer(new MemoryBackend());
        return new MongoServers(server, "mongodb:/" + server.bind() + "/" + database);
    }

    public boolean isReal() {
        return inProcess == null;
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        if (inProcess != null) inProcess.shutdownNow();
    }
}
