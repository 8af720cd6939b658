package org.rollbook.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.rollbook.messages.EventName;
import org.rollbook.query.readmodel.RecordedEvent;
import tools.jackson.databind.ObjectReader;

/** Makes events of entries; those of an older revision go through the upcasters first. */
final class EventReader {
    private final LedgerSerializer serializer;
    private final EventNames names;
    private final EventUpcaster upcasters;
    private final ObjectReader metadata;

    EventReader(LedgerSerializer serializer, EventNames names, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.names = names;
        this.upcasters = upcasters;
        this.metadata = serializer.getObjectMapper().readerForMapOf(Object.class);
    }

    /** The events, at least one for every entry. */
    List<RecordedEvent> read(List<Entry> entries) {
        return entries.stream().flatMap(this::read).toList();
    }

    private Stream<RecordedEvent> read(Entry entry) {
        if (isCurrent(entry)) {
            var stored = new SimpleSerializedObject<>(
                    entry.payload(), String.class, entry.name(), Integer.toString(entry.revision()));
            return Stream.of(recorded(entry, Objects.requireNonNull(serializer.deserialize(stored)), strings(entry)));
        }
        var upcast = EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(StoredEvent.of(entry)), serializer, upcasters)
                .map(event -> recorded(entry, event.getPayload(), strings(event)))
                .toList();
        return upcast.isEmpty()
                ? Stream.of(recorded(entry, new Dropped(entry.name()), strings(entry)))
                : upcast.stream();
    }

    private boolean isCurrent(Entry entry) {
        var type = names.classOf(entry.name());
        var name = type == null ? null : type.getAnnotation(EventName.class);
        return name != null && name.revision() == entry.revision();
    }

    private static RecordedEvent recorded(Entry entry, Object event, Map<String, String> metadata) {
        return new RecordedEvent(
                entry.position(), entry.recordedAt(), entry.stream(), entry.version(), event, metadata);
    }

    private Map<String, String> strings(Entry entry) {
        return strings(metadata.<Map<String, Object>>readValue(entry.metadata()));
    }

    private static Map<String, String> strings(TrackedEventMessage<?> event) {
        return strings(event.getMetaData());
    }

    private static Map<String, String> strings(Map<String, Object> values) {
        var strings = new HashMap<String, String>();
        values.forEach((key, value) -> {
            if (value != null) {
                strings.put(key, value.toString());
            }
        });
        return Map.copyOf(strings);
    }

    /** Stands for an entry that the upcasters took out, so that its position is still told. */
    record Dropped(String name) {}
}
