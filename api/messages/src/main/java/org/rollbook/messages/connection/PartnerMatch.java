package org.rollbook.messages.connection;

/**
 * A partner that people may mean by a name that they typed.
 *
 * @param confidence percent; 100 when the names differ in case, punctuation and company form only
 */
public record PartnerMatch(Partner partner, int confidence) {}
