package org.rollbook.command.index;

import java.util.List;

/** Which rows of the inline index an event changes: a pure function, so that the index can be built again. */
public interface Indexing {
    /** @param stream of the event's entry; empty when it belongs to none */
    List<IndexChange> of(String stream, Object event);
}
