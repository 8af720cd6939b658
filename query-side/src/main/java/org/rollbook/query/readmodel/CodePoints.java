package org.rollbook.query.readmodel;

import java.util.Comparator;

/** The order of ids in every store. Java's own order of strings differs from it beyond the first 65,536 characters. */
public final class CodePoints {
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? x - y
                        : Character.isSurrogate(x) ? 1 : -1; // a surrogate is part of a character behind all others
            }
        }
        return a.length() - b.length();
    }
}
