/** The database that comes with Rollbook, for those who bring none. */
@NullMarked
package org.rollbook.app.embedded;

import org.jspecify.annotations.NullMarked;
