package org.rollbook.ledger;

/** What only one stream can have. */
record ClaimKey(String kind, String key) {}
