package org.rollbook.messages.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;
import org.rollbook.messages.Warning;

/**
 * Someone asked for a change. The record comes before the events that it caused, in the same transaction; a refused
 * command is recorded alone. Who asked is in the entry's metadata.
 *
 * @param command stored name of the command
 * @param payload JSON text of the command, or of what it records of itself
 * @param outcome {@code accepted}, {@code refused} or {@code unchanged}
 * @param refusal code of the rule that refused it
 * @param parameters of the refusal
 * @param fingerprint SHA-256 of the payload, lower-case hexadecimal
 */
@EventName("command.recorded")
public record CommandRecorded(
        String commandId,
        String command,
        String payload,
        String outcome,
        @Nullable String refusal,
        List<String> parameters,
        List<Warning> warnings,
        String fingerprint) {}
