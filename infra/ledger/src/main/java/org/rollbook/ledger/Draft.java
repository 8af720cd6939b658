package org.rollbook.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.Indexing;

/**
 * An event that waits for its position: everything of an entry that does not depend on what is written before it, and
 * what the event changes in the inline index.
 *
 * @param at the time that its message brings
 */
record Draft(Content content, Instant at, List<IndexChange> changes, EventMessage<?> message)
        implements IndexRows.Indexed {
    /** @param written metadata of the same unit of work, which mostly is the same, as it is stored */
    static Draft of(
            EventMessage<?> message, Serializer serializer, List<Indexing> indexing, Map<MetaData, byte[]> written) {
        var metadata = written.computeIfAbsent(
                message.getMetaData(),
                _ -> message.serializeMetaData(serializer, byte[].class).getData());
        var content = content(message, serializer, metadata);
        var owner = content.stream() == null ? "" : content.stream();
        var changes = new ArrayList<IndexChange>();
        for (var each : indexing) {
            changes.addAll(each.of(owner, message.getPayload()));
        }
        return new Draft(content, message.getTimestamp(), List.copyOf(changes), message);
    }

    private static Content content(EventMessage<?> message, Serializer serializer, byte[] metadata) {
        var domain = message instanceof DomainEventMessage<?> of ? of : null;
        var payload = message.serializePayload(serializer, byte[].class);
        var type = payload.getType();
        return new Content(
                domain == null ? null : domain.getAggregateIdentifier(),
                domain == null ? null : domain.getType(),
                domain == null ? -1 : domain.getSequenceNumber(),
                message.getIdentifier(),
                type.getName(),
                type.getRevision() == null ? 0 : Integer.parseInt(type.getRevision()),
                payload.getData(),
                metadata);
    }

    @Nullable String stream() {
        return content.stream();
    }

    @Override
    public long version() {
        return content.version();
    }
}
