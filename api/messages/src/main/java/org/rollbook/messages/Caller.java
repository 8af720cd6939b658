package org.rollbook.messages;

import java.util.HashMap;
import java.util.Map;
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

    /** As it stands in the metadata of entries, see {@link MetadataKeys}; what is not known is left out. */
    public Map<String, String> metadata() {
        var metadata = new HashMap<String, String>();
        metadata.put(MetadataKeys.REQUEST_ID, requestId);
        put(metadata, MetadataKeys.CONNECTION_ID, connectionId);
        put(metadata, MetadataKeys.PARTNER_ID, partnerId);
        put(metadata, MetadataKeys.USER, user);
        return metadata;
    }

    private static void put(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
