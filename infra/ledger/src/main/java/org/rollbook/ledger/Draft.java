package org.rollbook.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.Indexing;

/** An event that waits for its position: everything of an entry that does not depend on what is written before it. */
final class Draft implements IndexRows.Indexed {
    final @Nullable String stream;
    final @Nullable String streamType;
    final long version;
    final String eventId;
    final String name;
    final int revision;
    final Instant at;
    final byte[] payload;
    final byte[] metadata;
    final List<IndexChange> changes;
    final EventMessage<?> message;

    private Draft(EventMessage<?> message, Serializer serializer, List<Indexing> indexing) {
        if (message instanceof DomainEventMessage<?> domain) {
            this.stream = domain.getAggregateIdentifier();
            this.streamType = domain.getType();
            this.version = domain.getSequenceNumber();
        } else {
            this.stream = null;
            this.streamType = null;
            this.version = -1;
        }
        var content = message.serializePayload(serializer, byte[].class);
        var type = content.getType();
        this.eventId = message.getIdentifier();
        this.name = type.getName();
        this.revision = type.getRevision() == null ? 0 : Integer.parseInt(type.getRevision());
        this.at = message.getTimestamp();
        this.payload = content.getData();
        this.metadata = message.serializeMetaData(serializer, byte[].class).getData();
        this.message = message;
        var owner = stream == null ? "" : stream;
        var all = new ArrayList<IndexChange>();
        for (var each : indexing) {
            all.addAll(each.of(owner, message.getPayload()));
        }
        this.changes = List.copyOf(all);
    }

    static Draft of(EventMessage<?> message, Serializer serializer, List<Indexing> indexing) {
        return new Draft(message, serializer, indexing);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public List<IndexChange> changes() {
        return changes;
    }

    int size() {
        return 128 + payload.length + metadata.length;
    }
}
