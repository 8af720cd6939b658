package org.rollbook.messages.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * How a set was posted.
 *
 * @param postingId made of the sender's idempotency key; null where it sent none
 * @param sha256 of the body, lower-case hexadecimal
 */
public record PostedSet(@Nullable String postingId, String sha256, Submitter by) {}
