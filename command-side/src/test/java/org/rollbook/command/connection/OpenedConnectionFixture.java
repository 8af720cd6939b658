package org.rollbook.command.connection;

import static org.rollbook.messages.connection.ConnectionKind.ONEROSTER_1_2;

import java.util.Set;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.Profile;

/** Given, when, then for a connection: the past is that it was opened. */
abstract class OpenedConnectionFixture extends ConnectionFixture<Connection> {
    protected OpenedConnectionFixture() {
        super(Connection.class);
    }

    protected static ConnectionOpened opened(String application, Function... functions) {
        return opened(application, ONEROSTER_1_2, PARTNER.offers(), functions);
    }

    protected static ConnectionOpened opened(
            String application, ConnectionKind kind, Set<Function> offers, Function... functions) {
        return new ConnectionOpened(
                "con-1",
                application,
                kind,
                "for the north",
                null,
                Set.of(functions),
                offers,
                false,
                Profile.LENIENT,
                "client-1",
                "aa");
    }
}
