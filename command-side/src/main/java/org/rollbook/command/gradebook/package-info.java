/** Decides about categories, score scales, line items and their results: rules R1 to R18. */
@NullMarked
package org.rollbook.command.gradebook;

import org.jspecify.annotations.NullMarked;
