package org.rollbook.messages.oneroster;

/** How exact a connection must be: {@code LENIENT} forgives what can be understood, {@code STRICT} follows the letter. */
public enum Profile {
    LENIENT,
    STRICT
}
