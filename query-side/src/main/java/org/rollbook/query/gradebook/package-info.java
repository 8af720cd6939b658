/** Categories, score scales, line items and results as vendors read them. */
@NullMarked
package org.rollbook.query.gradebook;

import org.jspecify.annotations.NullMarked;
