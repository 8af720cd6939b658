package org.rollbook.query.readmodel;

import java.util.List;
import org.rollbook.query.readmodel.ReadSide.Status;

/** A generation and the loop that fills it. */
record Working(Generation generation, ProjectionLoop loop) {
    static Working on(Generation generation, EventSource source, List<Projection> projections, int batchSize) {
        var loop = new ProjectionLoop(generation, source, projections, batchSize);
        loop.start();
        return new Working(generation, loop);
    }

    long position() {
        return generation.standing().position();
    }

    Status status(boolean serving, long head) {
        return new Status(generation.number(), serving, position(), head, loop.trouble());
    }
}
