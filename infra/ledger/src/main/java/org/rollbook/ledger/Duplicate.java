package org.rollbook.ledger;

/** Something is in the place where an event was to go. */
final class Duplicate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Duplicate(String message) {
        super(message, null, false, false);
    }
}
