/** How imports of roster packages stand. */
@NullMarked
package org.rollbook.query.roster.imports;

import org.jspecify.annotations.NullMarked;
