/**
 * The stage of roster imports: rows of a package in unlogged tables, compared with the roster by SQL. The thread that
 * runs an import waits for the database in {@code StagingConnection} only.
 */
@NullMarked
package org.rollbook.ledger.roster;

import org.jspecify.annotations.NullMarked;
