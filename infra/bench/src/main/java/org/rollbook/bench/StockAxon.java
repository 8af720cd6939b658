package org.rollbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.rollbook.messages.gradebook.RecordScore;
import tools.jackson.databind.json.JsonMapper;

/**
 * Axon's command bus over its own JDBC engine and tables, with Axon's own connection provider that keeps what a unit of
 * work stores in one transaction. A connection is taken when a command stores its entries, not before.
 */
final class StockAxon implements AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final HikariDataSource connections;
    private final EmbeddedEventStore store;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StockAxon(BenchDatabase database, int connections) {
        this.connections = database.jdbc(connections);
        var serializer = Jackson3Serializer.builder().build();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new DataSourceConnectionProvider(this.connections)))
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        this.store = EmbeddedEventStore.builder().storageEngine(engine).build();
        bus.subscribe(RecordScore.class.getName(), message -> {
            var command = (RecordScore) message.getPayload();
            store.publish(
                    new GenericEventMessage<>(
                            SampleScore.record(json.writeValueAsString(command)), SampleScore.METADATA),
                    new GenericDomainEventMessage<>(
                            "LineItem", command.stream(), 0, SampleScore.event(command), SampleScore.METADATA));
            return null;
        });
    }

    CompletableFuture<Object> send(long number) {
        var done = new CompletableFuture<Object>();
        threads.execute(() ->
                bus.dispatch(GenericCommandMessage.asCommandMessage(SampleScore.command(number)), (command, result) -> {
                    if (result.isExceptional()) {
                        done.completeExceptionally(result.exceptionResult());
                    } else {
                        done.complete(command);
                    }
                }));
        return done;
    }

    @Override
    public void close() {
        threads.close();
        store.shutDown();
        connections.close();
    }
}
