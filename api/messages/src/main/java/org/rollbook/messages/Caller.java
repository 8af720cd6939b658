package org.rollbook.messages;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is asked. It becomes the metadata of the command's record and of its events; no part of
 * it says anything about a pupil.
 *
 * @param requestId unique for the request that led here
 * @param connectionId the connection, when a vendor asks
 * @param partnerId the partner behind the connection, where there is one
 * @param user who asks, when it is no vendor: {@code administrator}, {@code import:<id>}, {@code system}
 */
public record Caller(
        String requestId,
        @Nullable String connectionId,
        @Nullable String partnerId,
        @Nullable String user) {

    public static Caller system(String requestId) {
        return new Caller(requestId, null, null, "system");
    }
}
