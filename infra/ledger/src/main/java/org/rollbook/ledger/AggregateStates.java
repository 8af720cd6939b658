package org.rollbook.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * States of aggregates as snapshots hold them: their fields, as JSON. An aggregate that has a {@link Revision} gets
 * snapshots; the revision is raised when its fields change, so that snapshots of before are passed over.
 */
final class AggregateStates {
    private static final String AGGREGATES = "org.rollbook.command.";

    static final Serializer SERIALIZER = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(AggregateStates::fieldsOnly)
            .build();
    private static final Logger LOG = LoggerFactory.getLogger(AggregateStates.class);

    private AggregateStates() {}

    private static void fieldsOnly(JsonMapper.Builder json) {
        json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultVisibility(check -> check.withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE));
    }

    static boolean kept(Class<?> aggregate) {
        return aggregate.isAnnotationPresent(Revision.class);
    }

    /** True for a state that today's class can have; a snapshot that is of another revision, or broken, is no loss. */
    static boolean readable(DomainEventData<?> snapshot) {
        var type = snapshot.getPayload().getType();
        try {
            var revision = type.getName().startsWith(AGGREGATES)
                    ? new AnnotationRevisionResolver().revisionOf(Class.forName(type.getName()))
                    : null;
            return revision != null
                    && revision.equals(type.getRevision())
                    && SERIALIZER.deserialize(snapshot.getPayload()) != null;
        } catch (ClassNotFoundException | SerializationException broken) {
            LOG.warn("The snapshot of {} cannot be read", type.getName(), broken);
            return false;
        }
    }
}
