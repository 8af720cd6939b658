package org.rollbook.messages.connection;

/**
 * What a vendor must send beside its token when it writes into or reads from the grade book (R20).
 *
 * @param key names the product
 * @param secretSha256 hash of its secret, lower-case hexadecimal
 */
public record VendorHeader(String key, String secretSha256) {}
