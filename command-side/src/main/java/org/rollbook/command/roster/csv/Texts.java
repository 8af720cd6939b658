package org.rollbook.command.roster.csv;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which texts are a GUID, a date, a number and so on; by hand where millions are looked at. */
final class Texts {
    static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:?(\\d\\d)?)?)?");
    private static final DateTimeFormatter READABLE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter WIDE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9]\\d{0,17})");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Texts() {}

    static boolean guid(String text) {
        if (text.isEmpty() || text.length() > 255) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
                    && c != '-'
                    && c != '.'
                    && c != '_'
                    && c != '/'
                    && c != '@') {
                return false;
            }
        }
        return true;
    }

    static boolean date(String text) {
        return text.length() == 10 && date(text, 10);
    }

    /** The text begins with a date of the real calendar, in its first ten characters. */
    private static boolean date(String text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean right = (i == 4 || i == 7) ? c == '-' : (c >= '0' && c <= '9');
            if (!right) {
                return false;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= (month == 2 && leap ? 29 : DAYS[month - 1]);
    }

    /** Of a text that is a date. */
    static LocalDate day(String date) {
        return LocalDate.of(number(date, 0, 4), number(date, 5, 7), number(date, 8, 10));
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** By the letter: UTC with three decimals. */
    static boolean timestamp(String text) {
        return text.length() == 24 && text.charAt(19) == '.' && text.charAt(23) == 'Z' && readableTimestamp(text);
    }

    static boolean readableTimestamp(String text) {
        return text.length() >= 10 && date(text, 10) && TIMESTAMP.matcher(text).matches();
    }

    /** A readable time in UTC, always of the same width; null for one that no calendar has. */
    static @Nullable String moment(String text) {
        if (!readableTimestamp(text)) {
            return null;
        }
        try {
            return WIDE.format(
                    OffsetDateTime.parse(text.replace(' ', 'T'), READABLE).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static boolean year(String text) {
        return text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code 2026-2027}, {@code 2026/27} and {@code 2026/2027} mean the year of the end. */
    static @Nullable String readableYear(String text) {
        if (text.length() < 7 || !year(text.substring(0, 4)) || "-/".indexOf(text.charAt(4)) < 0) {
            return null;
        }
        String end = text.substring(5).trim();
        String whole = end.length() == 2 ? text.substring(0, 2) + end : end;
        return year(whole) ? whole : null;
    }

    static boolean integer(String text) {
        return INTEGER.matcher(text).matches();
    }

    /** {@code 20.0} and {@code 20%} are whole numbers too. */
    static @Nullable String readableInteger(String text) {
        String bare = text.endsWith("%") ? text.substring(0, text.length() - 1).trim() : text;
        bare = bare.replaceFirst("\\.0+$", "").replaceFirst("^([+-]?)0+(?=\\d)", "$1");
        return integer(bare) ? bare : null;
    }

    static boolean decimal(String text) {
        return FLOAT.matcher(text).matches();
    }

    static @Nullable String readableFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y" -> "true";
            case "false", "0", "no", "n" -> "false";
            default -> null;
        };
    }
}
