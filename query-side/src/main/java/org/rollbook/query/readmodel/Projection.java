package org.rollbook.query.readmodel;

import java.util.List;

/** Tells read models what an event means: a function from event to changes, without I/O and without a clock. */
public interface Projection {
    List<Model> models();

    /** To be raised with every change of what the projection writes: the read models are then built anew. */
    default int revision() {
        return 1;
    }

    /** Called with every entry; ignores those that say nothing to it. */
    void on(RecordedEvent entry, Changes changes);
}
