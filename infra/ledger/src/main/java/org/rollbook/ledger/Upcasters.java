package org.rollbook.ledger;

import java.util.List;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.rollbook.messages.MetadataKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How events of revisions that are no longer written become those of today. */
final class Upcasters {
    static final EventUpcaster ALL = new EventUpcasterChain(new PageDisclosedAlone());

    private Upcasters() {}

    /** In its first revision, {@code connection.page-disclosed} was about one page. */
    private static final class PageDisclosedAlone extends SingleEventUpcaster {
        private static final SimpleSerializedType BEFORE = new SimpleSerializedType("connection.page-disclosed", "1");
        private static final SimpleSerializedType AFTER = new SimpleSerializedType("connection.page-disclosed", "2");
        private static final List<String> OF_PAGE = List.of("collection", "query", "position", "records", "sha256");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(BEFORE);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            var requestId = String.valueOf(event.getMetaData().getObject().get(MetadataKeys.REQUEST_ID));
            return event.upcastPayload(AFTER, JsonNode.class, json -> together((ObjectNode) json, requestId));
        }

        private static JsonNode together(ObjectNode disclosed, String requestId) {
            var page = disclosed.objectNode().put("requestId", requestId);
            OF_PAGE.forEach(part -> page.set(part, disclosed.remove(part)));
            disclosed.putArray("pages").add(page);
            return disclosed;
        }
    }
}
