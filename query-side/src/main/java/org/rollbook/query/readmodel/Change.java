package org.rollbook.query.readmodel;

/**
 * What one entry of the ledger did to a row, as a scope sees it.
 *
 * @param position of the entry
 * @param begins true when the row is what the object is from there on; false when this is what it was before it went
 *     out of the scope or came to its end
 */
public record Change(long position, Row row, boolean begins) {}
