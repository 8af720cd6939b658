package org.rollbook.messages.connection;

import java.util.Optional;
import org.rollbook.messages.Query;

/** The connection behind a client id, whether enabled or not; the edge asks on every request. */
public record GetConnection(String clientId) implements Query<Optional<ConnectionView>> {}
