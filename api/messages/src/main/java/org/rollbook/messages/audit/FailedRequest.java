package org.rollbook.messages.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's request that was refused or failed.
 *
 * @param connectionId null when it is not known who asked
 * @param path without the query, which may speak of people
 * @param code stable; the refusal catalogue explains it
 * @param sentence that the vendor was told
 */
public record FailedRequest(
        String requestId,
        Instant time,
        @Nullable String connectionId,
        String method,
        String path,
        int status,
        String code,
        String sentence) {}
