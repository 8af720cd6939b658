package org.rollbook.ledger;

import java.util.function.Function;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores aggregates as the last command left them, which are in memory as a rule; Axon's own snapshotter would read all
 * their events again. Whoever sent that command does not wait for it.
 */
final class StateSnapshotter implements Snapshotter {
    private static final Logger LOG = LoggerFactory.getLogger(StateSnapshotter.class);

    private final EventStore events;
    private final Function<Class<?>, Repository<?>> repositories;

    StateSnapshotter(EventStore events, Function<Class<?>, Repository<?>> repositories) {
        this.events = events;
        this.repositories = repositories;
    }

    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String aggregateIdentifier) {
        Thread.startVirtualThread(() -> store(aggregateType, aggregateIdentifier));
    }

    /** The aggregate is locked while its state is written as text, and not while that is stored. */
    private void store(Class<?> type, String id) {
        try {
            var taken = DefaultUnitOfWork.startAndGet(null)
                    .executeWithResult(
                            () -> new Taken(snapshot(repositories.apply(type).load(id))));
            events.storeSnapshot(taken.getPayload().snapshot);
        } catch (RuntimeException failure) {
            LOG.warn("No snapshot of {} is taken now", type.getName(), failure);
        }
    }

    /** Keeps Axon from taking the snapshot for an answer with a payload. */
    private record Taken(DomainEventMessage<?> snapshot) {}

    private static <T> DomainEventMessage<T> snapshot(Aggregate<T> aggregate) {
        var state = aggregate.invoke(root -> AggregateStates.SERIALIZER.serialize(root, byte[].class));
        return new GenericDomainEventMessage<>(
                aggregate.type(),
                aggregate.identifierAsString(),
                aggregate.version(),
                new SerializedMessage<>(
                        IdentifierFactory.getInstance().generateIdentifier(),
                        new LazyDeserializingObject<>(state, AggregateStates.SERIALIZER),
                        new LazyDeserializingObject<>(MetaData.emptyInstance())),
                GenericDomainEventMessage.clock.instant());
    }
}
