package org.rollbook.query.oneroster;

import java.util.Locale;

/** Text as OneRoster compares it: without regard to case, with regard to accents. */
final class Folding {
    private Folding() {}

    static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
