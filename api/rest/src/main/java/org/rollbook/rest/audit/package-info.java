/** What auditors read: refused writes, and the ledger entry by entry. */
@NullMarked
package org.rollbook.rest.audit;

import org.jspecify.annotations.NullMarked;
