package org.rollbook.messages;

/**
 * Something that was accepted and that the sender should know.
 *
 * @param code stable, for example {@code title_truncated}
 * @param message a sentence for people, without personal data
 */
public record Warning(String code, String message) {}
