/** Says whether the service lives and whether it is ready. */
@NullMarked
package org.rollbook.app.health;

import org.jspecify.annotations.NullMarked;
