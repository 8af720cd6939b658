/**
 * The ledger on PostgreSQL: gapless, hashed entries that are only ever appended, and the index written with them.
 * Blocking happens in {@code Database#await} and in the committer's own thread, nowhere else.
 */
@NullMarked
package org.rollbook.ledger;

import org.jspecify.annotations.NullMarked;
