/** Changes that were asked for and refused. */
@NullMarked
package org.rollbook.query.audit.refusals;

import org.jspecify.annotations.NullMarked;
