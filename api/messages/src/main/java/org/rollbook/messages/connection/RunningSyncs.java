package org.rollbook.messages.connection;

import java.util.Optional;

/** What the sync runs that this node serves have come to so far; the ledger hears of it when they end. */
public interface RunningSyncs {
    /** Empty when the run is over, or is another node's. */
    Optional<SyncView> running(String syncId);
}
