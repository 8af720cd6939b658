package org.rollbook.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;

/** Puts aggregates and other command handlers on a command bus whose commands are recorded in the ledger. */
public final class CommandSide {
    private static final int IN_FLIGHT = 2048;
    private static final int EVENTS_UNTIL_SNAPSHOT = 200;

    private final EventStore events;
    private final AggregateCache cache;
    private final ParameterResolverFactory parameters;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final LedgerCommands commands;
    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();

    /** @param resources what handlers may have as further parameters, by type */
    CommandSide(EventStore events, AggregateCache cache, CommandRecorder recorder, List<?> resources) {
        this.events = events;
        this.cache = cache;
        var all = new ArrayList<ParameterResolverFactory>();
        all.add(ClasspathParameterResolverFactory.forClass(CommandSide.class));
        all.add(new SimpleResourceParameterResolverFactory(resources));
        this.parameters = MultiParameterResolverFactory.ordered(all);
        this.commands = new LedgerCommands(bus, recorder, IN_FLIGHT);
        bus.registerHandlerInterceptor(recorder);
    }

    /** Lets the aggregate decide the commands that its class handles. */
    public <T> CommandSide aggregate(Class<T> type) {
        var handlers = ClasspathHandlerDefinition.forClass(type);
        var repository = EventSourcingRepository.builder(type)
                .snapshotTriggerDefinition(snapshots(type))
                .eventStore(events)
                .cache(cache)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .repositoryProvider(NoOthers.INSTANCE)
                .build();
        repositories.put(type, repository);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .commandTargetResolver(new RecordTargets())
                .repository(repository)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .build()
                .subscribe(bus);
        return this;
    }

    /** Loading from time to time begins with a state in place of the first event. */
    private SnapshotTriggerDefinition snapshots(Class<?> type) {
        return AggregateStates.kept(type)
                ? new EventCountSnapshotTriggerDefinition(
                        new StateSnapshotter(events, this::repository), EVENTS_UNTIL_SNAPSHOT)
                : NoSnapshotTriggerDefinition.INSTANCE;
    }

    /** Lets an object with annotated methods decide the commands that they handle. */
    public CommandSide handler(Object handler) {
        new AnnotationCommandHandlerAdapter<>(handler, parameters).subscribe(bus);
        return this;
    }

    /** Where a handler finds the aggregates of a type that was added before. */
    @SuppressWarnings("unchecked") // a repository is kept under the type of its aggregates
    public <T> Repository<T> repository(Class<T> type) {
        var repository = (Repository<T>) repositories.get(type);
        if (repository == null) {
            throw new IllegalStateException("no aggregate " + type + " was added");
        }
        return repository;
    }

    public LedgerCommands commands() {
        return commands;
    }

    /** Aggregates do not create aggregates of other types. */
    private enum NoOthers implements RepositoryProvider {
        INSTANCE;

        @Override
        public <T> Repository<T> repositoryFor(Class<T> type) {
            throw new IllegalStateException("aggregates do not create others");
        }
    }
}
