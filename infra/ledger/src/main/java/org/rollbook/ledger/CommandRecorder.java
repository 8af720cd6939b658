package org.rollbook.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.MetadataKeys;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Recorded;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.audit.CommandRecorded;
import tools.jackson.databind.ObjectMapper;

/**
 * Records every command with what became of it: in its own unit of work when it was accepted, by itself when a rule
 * refused it. It also hands the caller's metadata on to the events.
 */
public final class CommandRecorder implements MessageHandlerInterceptor<CommandMessage<?>> {
    private static final SimpleCorrelationDataProvider CALLER = new SimpleCorrelationDataProvider(
            MetadataKeys.REQUEST_ID,
            MetadataKeys.CONNECTION_ID,
            MetadataKeys.PARTNER_ID,
            MetadataKeys.USER,
            MetadataKeys.COMMAND_ID);

    private final EventBus events;
    private final LedgerEventStorageEngine engine;
    private final ObjectMapper json;

    CommandRecorder(EventBus events, LedgerEventStorageEngine engine, ObjectMapper json) {
        this.events = events;
        this.engine = engine;
        this.json = json;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        unitOfWork.registerCorrelationDataProvider(CALLER);
        var command = unitOfWork.getMessage();
        try {
            var result = chain.proceed();
            var outcome = outcome(result);
            var word = outcome.result() == Outcome.Result.UNCHANGED ? "unchanged" : "accepted";
            events.publish(new GenericEventMessage<>(record(command, word, null, outcome.warnings())));
            return result;
        } catch (Refused refusal) {
            refused(command, refusal);
            throw refusal;
        }
    }

    /** Records a command that was refused, by itself; blocks until the record is durable. */
    void refused(CommandMessage<?> command, Refused refusal) {
        var metadata = CALLER.correlationDataFor(command);
        var message = new GenericEventMessage<>(record(command, "refused", refusal, List.of()), metadata);
        engine.appendEvents(List.of(message));
    }

    /** What a handler's result says: constructors answer with an identifier, everyone else with an outcome. */
    static Outcome outcome(@Nullable Object result) {
        return result instanceof Outcome outcome ? outcome : Outcome.created();
    }

    private CommandRecorded record(
            CommandMessage<?> message, String outcome, @Nullable Refused refusal, List<Warning> warnings) {
        var command = message.getPayload();
        var name = command.getClass().getAnnotation(CommandName.class);
        var payload = json.writeValueAsString(command instanceof Recorded other ? other.asRecorded() : command);
        return new CommandRecorded(
                message.getIdentifier(),
                name == null ? message.getCommandName() : name.value(),
                payload,
                outcome,
                refusal == null ? null : refusal.code().code(),
                refusal == null
                        ? List.of()
                        : refusal.parameters().stream().map(String::valueOf).toList(),
                warnings,
                sha256(payload));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
