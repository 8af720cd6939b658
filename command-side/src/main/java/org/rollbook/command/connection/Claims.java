package org.rollbook.command.connection;

import java.util.Locale;

/** Kinds and keys of the claims that applications and connections make. */
final class Claims {
    static final String APPLICATION_NAME = "application-name";
    static final String CLIENT_ID = "client-id";

    /** Names that differ in case and blanks only are the same. */
    static String name(String typed) {
        return typed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private Claims() {}
}
