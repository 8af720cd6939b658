package org.rollbook.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Finds the aggregate that a command is for; commands are records, so that looking once per class is enough. */
final class RecordTargets implements CommandTargetResolver {
    private static final ClassValue<Method> TARGETS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            var target = Arrays.stream(type.getRecordComponents())
                    .map(part -> part.getAccessor())
                    .filter(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type.getName() + " names no aggregate"));
            target.setAccessible(true);
            return target;
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            var payload = command.getPayload();
            Object target = TARGETS.get(payload.getClass()).invoke(payload);
            return new VersionedAggregateIdentifier(target, null);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalArgumentException(command.getCommandName() + " does not say its aggregate", broken);
        }
    }
}
