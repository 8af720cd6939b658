package org.rollbook.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.ClaimTaken;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.MetadataKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/**
 * Sends commands over the bus, each on a virtual thread of its own. When others changed the same stream meanwhile, the
 * command is decided again on what there is now.
 */
public final class LedgerCommands implements Commands, AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final CommandBus bus;
    private final CommandRecorder recorder;
    private final Semaphore inFlight;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param limit of commands at a time; more are refused at once */
    LedgerCommands(CommandBus bus, CommandRecorder recorder, int limit) {
        this.bus = bus;
        this.recorder = recorder;
        this.inFlight = new Semaphore(limit);
    }

    @Override
    public CompletableFuture<Receipt> send(Object command, Caller caller) {
        if (!inFlight.tryAcquire()) {
            return CompletableFuture.failedFuture(new Refused(RefusalCode.OVERLOADED));
        }
        var receipt = new CompletableFuture<Receipt>();
        threads.execute(() -> {
            try {
                var decided = decide(command, caller);
                inFlight.release();
                receipt.complete(decided);
            } catch (RuntimeException | Error problem) {
                inFlight.release();
                receipt.completeExceptionally(problem);
            }
        });
        return receipt;
    }

    private Receipt decide(Object payload, Caller caller) {
        var command = message(payload, caller);
        for (var attempt = 1; ; attempt++) {
            var answer = new AtomicReference<@Nullable CommandResultMessage<?>>();
            var position = Written.during(() -> bus.dispatch(command, (_, result) -> answer.set(result)));
            var result = answer.get();
            if (result == null) {
                throw new IllegalStateException("the command bus did not answer");
            }
            if (!result.isExceptional()) {
                return new Receipt(CommandRecorder.outcome(result.getPayload()), position);
            }
            var problem = unwrap(result.exceptionResult());
            if (problem instanceof ClaimTaken taken) {
                throw recorded(command, taken.refusal());
            }
            if (!isConflict(problem)) {
                throw problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
            }
            if (attempt == ATTEMPTS) {
                throw recorded(command, new Refused(RefusalCode.CONFLICT));
            }
        }
    }

    private Refused recorded(CommandMessage<?> command, Refused refusal) {
        recorder.refused(command, refusal);
        return refusal;
    }

    private static boolean isConflict(Throwable problem) {
        return problem instanceof ConcurrencyException || problem instanceof AggregateStreamCreationException;
    }

    private static Throwable unwrap(Throwable problem) {
        return problem instanceof CommandExecutionException && problem.getCause() != null
                ? problem.getCause()
                : problem;
    }

    private static CommandMessage<Object> message(Object payload, Caller caller) {
        var id = IdentifierFactory.getInstance().generateIdentifier();
        var metadata = caller.metadata();
        metadata.put(MetadataKeys.COMMAND_ID, id);
        return new GenericCommandMessage<>(
                new GenericMessage<>(id, payload, metadata), payload.getClass().getName());
    }

    /** Waits for the commands that are under way. */
    @Override
    public void close() {
        threads.close();
    }
}
