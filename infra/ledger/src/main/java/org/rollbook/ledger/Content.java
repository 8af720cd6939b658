package org.rollbook.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What an entry says, apart from where and when it is placed.
 *
 * @param stream null for an entry that belongs to no stream; its version is then -1
 * @param payload JSON text in UTF-8, as it is hashed and stored; likewise the metadata
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Content(
        @Nullable String stream,
        @Nullable String streamType,
        long version,
        String eventId,
        String name,
        int revision,
        byte[] payload,
        byte[] metadata) {
    private static final int BESIDES = 128;

    /** About the bytes that it takes. */
    int size() {
        return BESIDES + payload.length + metadata.length;
    }
}
