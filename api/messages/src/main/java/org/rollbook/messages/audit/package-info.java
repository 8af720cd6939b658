/** Command records and the ledger as auditors read it: the words. */
@NullMarked
package org.rollbook.messages.audit;

import org.jspecify.annotations.NullMarked;
