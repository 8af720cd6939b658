/** The side that decides: aggregates and rules turn commands into events or refusals. */
@NullMarked
package org.rollbook.command;

import org.jspecify.annotations.NullMarked;
