package org.rollbook.messages;

/**
 * Something that was accepted and that the sender should know.
 *
 * @param code stable, for example {@code title_truncated}
 * @param message a sentence for people, without personal data
 */
public record Warning(String code, String message) {
    public static Warning of(WarningCode code, Object... parameters) {
        return new Warning(code.code(), code.describe(parameters));
    }
}
