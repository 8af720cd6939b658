package org.rollbook.query.readmodel.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A place in the order of rows: behind this row.
 *
 * @param value {@code String} or {@code BigDecimal} by which rows are ordered before their ids; null where the row has
 *     none, or the order is by id alone
 */
record Mark(@Nullable Object value, String id) {}
