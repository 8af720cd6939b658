package org.rollbook.command.connection;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.EndSync;
import org.rollbook.messages.connection.RequestSync;
import org.rollbook.messages.connection.SyncEnded;
import org.rollbook.messages.connection.SyncRequested;

/** A vendor reading the roster, from its first request to an idle spell. It ends once. */
public class SyncRun {
    private @Nullable String stream;
    private boolean running;

    @AggregateIdentifier
    @Nullable String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(RequestSync c) {
        if (stream != null) {
            return Outcome.unchanged();
        }
        apply(new SyncRequested(c.syncId(), c.connectionId()));
        return Outcome.created();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(EndSync c) {
        if (stream == null) {
            throw new Refused(RefusalCode.SYNC_UNKNOWN, c.syncId());
        }
        if (!running) {
            return Outcome.unchanged();
        }
        apply(new SyncEnded(c.syncId(), c.connectionId(), c.pages(), c.records(), c.firstRequest(), c.lastRequest()));
        return Outcome.changed();
    }

    @EventSourcingHandler
    void evolve(SyncRequested e) {
        stream = e.syncId();
        running = true;
    }

    @EventSourcingHandler
    void evolve(SyncEnded e) {
        running = false;
    }
}
