package org.rollbook.bench;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What benchmarks share: the database server, the conditions, and the district once one of them needs it. */
final class Surroundings implements AutoCloseable {
    private final BenchServer server;
    private final Conditions conditions;
    private @Nullable District district;

    Surroundings(BenchServer server, Conditions conditions) {
        this.server = server;
        this.conditions = conditions;
    }

    BenchServer server() {
        return server;
    }

    Conditions conditions() {
        return conditions;
    }

    Load load(int inFlight) {
        return new Load(inFlight, conditions);
    }

    District district() throws SQLException, IOException {
        var loaded = district;
        if (loaded == null) {
            loaded = District.load(server, conditions);
            district = loaded;
        }
        return loaded;
    }

    @Override
    public void close() throws SQLException {
        if (district != null) {
            district.close();
        }
    }
}
