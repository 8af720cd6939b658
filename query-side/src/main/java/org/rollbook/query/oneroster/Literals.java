package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Filter.Clause;

/** What the value of a clause means for a field that is no text. */
final class Literals {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern PLAIN_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:[.]\\d{1,9})?)(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:[.]\\d{1,30})?");

    private Literals() {}

    static @Nullable BigDecimal number(String value) {
        return NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
    }

    static boolean isPlainDate(String value) {
        return PLAIN_DATE.matcher(value).matches();
    }

    static LocalDate date(Clause clause) {
        return isPlainDate(clause.value())
                ? plainDate(clause)
                : instant(clause).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A plain date means its first moment. */
    static Instant instant(Clause clause) {
        if (isPlainDate(clause.value())) {
            return plainDate(clause).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var parts = TIMESTAMP.matcher(clause.value());
        if (!parts.matches()) {
            throw noDate(clause);
        }
        try {
            var instant = OffsetDateTime.parse(parts.group(1) + (parts.group(2) == null ? "Z" : parts.group(2)))
                    .toInstant();
            if (Times.text(instant).length() != Times.LENGTH) {
                throw noDate(clause);
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw noDate(clause);
        }
    }

    private static LocalDate plainDate(Clause clause) {
        try {
            return LocalDate.parse(clause.value(), DATE);
        } catch (DateTimeParseException e) {
            throw noDate(clause);
        }
    }

    private static Refused noDate(Clause clause) {
        return new Refused(
                RefusalCode.INVALID_FILTER_FIELD,
                "The value compared with %s at position %d is no date".formatted(clause.path(), clause.position()));
    }
}
