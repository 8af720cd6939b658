/** The roster as vendors read it: each kind of record is told from the event that reports it, whole, and from no other. */
@NullMarked
package org.rollbook.query.roster;

import org.jspecify.annotations.NullMarked;
