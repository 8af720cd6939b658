/** Categories, line items, results and score scales: the words. */
@NullMarked
package org.rollbook.messages.gradebook;

import org.jspecify.annotations.NullMarked;
