package org.rollbook.bench;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import org.rollbook.ledger.LedgerEventStore;
import org.rollbook.ledger.LedgerMigration;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.gradebook.RecordScore;

/** The product's command bus over its ledger, with a handler that asks nothing and stores one event. */
final class BareCommands implements AutoCloseable {
    private final Ledger ledger;
    private final Commands commands;

    BareCommands(DatabaseAddress address) {
        LedgerMigration.migrate(address.jdbcUrl(), address.user(), address.password());
        this.ledger = Ledger.open(address, List.of(), Clock.systemUTC());
        this.commands =
                ledger.commandSide().handler(new Recorder(ledger.eventStore())).commands();
    }

    CompletableFuture<Commands.Receipt> send(long number) {
        return commands.send(SampleScore.command(number), SampleScore.CALLER);
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** Stores what it is told. */
    record Recorder(LedgerEventStore store) {
        @CommandHandler
        Outcome decide(RecordScore command) {
            store.publish(new GenericDomainEventMessage<>("LineItem", command.stream(), 0, SampleScore.event(command)));
            return Outcome.created();
        }
    }
}
