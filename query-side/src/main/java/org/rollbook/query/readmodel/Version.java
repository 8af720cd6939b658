package org.rollbook.query.readmodel;

/**
 * A row and when it held.
 *
 * @param from position of the entry that made it so
 * @param to position of the entry that ended it; {@link #FOREVER} while it holds
 */
public record Version(Row row, long from, long to) {
    public static final long FOREVER = Long.MAX_VALUE;

    Version until(long position) {
        return new Version(row, from, position);
    }
}
