package org.rollbook.ledger;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** An entry as Axon wants to see it. */
sealed class StoredEvent implements TrackedEventData<String> {
    final Entry entry;

    private StoredEvent(Entry entry) {
        this.entry = entry;
    }

    static StoredEvent of(Entry entry) {
        return entry.stream() == null ? new StoredEvent(entry) : new OfStream(entry);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(entry.position());
    }

    @Override
    public String getEventIdentifier() {
        return entry.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return entry.recordedAt();
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(entry.metadata(), String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        var revision = entry.revision() == 0 ? null : Integer.toString(entry.revision());
        return new SimpleSerializedObject<>(entry.payload(), String.class, entry.name(), revision);
    }

    /** An entry that belongs to a stream, which is an aggregate to Axon. */
    static final class OfStream extends StoredEvent implements DomainEventData<String> {
        OfStream(Entry entry) {
            super(entry);
        }

        @Override
        public @Nullable String getType() {
            return entry.streamType();
        }

        @Override
        public String getAggregateIdentifier() {
            return Objects.requireNonNull(entry.stream());
        }

        @Override
        public long getSequenceNumber() {
            return entry.version();
        }
    }
}
