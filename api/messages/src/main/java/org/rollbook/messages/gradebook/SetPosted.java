package org.rollbook.messages.gradebook;

import java.util.List;
import org.rollbook.messages.EventName;

/**
 * A set was posted under an idempotency key, so that posting it again is answered with the same ids.
 *
 * @param sha256 of the body, lower-case hexadecimal
 * @param allocatedIds of the objects in the order of the set
 */
@EventName("gradebook.set-posted")
public record SetPosted(String postingId, String sha256, List<String> allocatedIds) {
    /** Begins the stream of a posting; its id follows. */
    public static final String STREAM = "posting:";
}
