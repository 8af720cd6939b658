/** The side that tells: projections build read models from the ledger, query handlers answer from them. */
@NullMarked
package org.rollbook.query;

import org.jspecify.annotations.NullMarked;
