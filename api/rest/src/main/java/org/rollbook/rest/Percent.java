package org.rollbook.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent encoding, decoded exactly once and never repaired. */
public final class Percent {
    private static final String PLAIN = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** Decodes a segment of a path, where a plus is a plus; null when it is malformed or no UTF-8. */
    public static @Nullable String path(String raw) {
        return raw.indexOf('%') < 0 && isAscii(raw) ? raw : decode(raw, false);
    }

    /** Decodes a name or value of a query, where a plus is a blank; null when it is malformed or no UTF-8. */
    public static @Nullable String query(String raw) {
        return decode(raw, true);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decode(String raw, boolean plusIsBlank) {
        byte[] from = raw.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++) {
            byte octet = from[i];
            if (octet == '%') {
                int high = hex(from, i + 1);
                int low = hex(from, i + 2);
                if (high < 0 || low < 0) {
                    return null;
                }
                to[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                to[length++] = plusIsBlank && octet == '+' ? (byte) ' ' : octet;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(to, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int hex(byte[] text, int index) {
        return index < text.length ? Character.digit(text[index], 16) : -1;
    }

    /** Everything but letters, digits and four marks is encoded: commas too, at which some clients split links. */
    public static String encode(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if ((octet >= 'a' && octet <= 'z')
                    || (octet >= 'A' && octet <= 'Z')
                    || (octet >= '0' && octet <= '9')
                    || PLAIN.indexOf(octet) >= 0) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }
}
