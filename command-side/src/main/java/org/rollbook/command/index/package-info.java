/** Facts that decisions need across aggregates, kept in the ledger in the same transaction as their events. */
@NullMarked
package org.rollbook.command.index;

import org.jspecify.annotations.NullMarked;
