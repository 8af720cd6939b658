/**
 * OneRoster CSV packages as they come: archive, manifest, syntax, headers and values are checked row by row, and
 * nothing of a file is kept in memory but the row at hand.
 */
@NullMarked
package org.rollbook.command.roster.csv;

import org.jspecify.annotations.NullMarked;
