/** Puts the ledger, the deciding side, the telling side and the edge together. */
@NullMarked
package org.rollbook.app.assembly;

import org.jspecify.annotations.NullMarked;
