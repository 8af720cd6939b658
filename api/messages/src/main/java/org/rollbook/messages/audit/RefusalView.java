package org.rollbook.messages.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that was asked for and refused.
 *
 * @param position of the command's record in the ledger
 * @param command stored name of the command
 * @param sentence what happened
 * @param hint what to do
 * @param fingerprint SHA-256 of the command's payload, lower-case hexadecimal
 */
public record RefusalView(
        long position,
        Instant time,
        @Nullable String connectionId,
        @Nullable String user,
        @Nullable String requestId,
        String command,
        String code,
        String sentence,
        String hint,
        String fingerprint) {}
