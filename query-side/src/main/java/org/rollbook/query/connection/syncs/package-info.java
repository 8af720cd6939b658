/** Sync runs: who read the roster, when, and how much of it. */
@NullMarked
package org.rollbook.query.connection.syncs;

import org.jspecify.annotations.NullMarked;
