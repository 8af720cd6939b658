package org.rollbook.messages.gradebook;

import org.jspecify.annotations.Nullable;

/** Takes an object of the grade book back, for DELETE, or for PUT of an object whose status is tobedeleted. */
public interface Withdrawal {
    /**
     * The object as it was PUT. One that is unknown is made first, so that those who read changes learn of it; null when
     * an unknown object is to be refused.
     */
    @Nullable Object put();
}
