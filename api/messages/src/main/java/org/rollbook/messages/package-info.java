/** The words that both sides of the ledger share; nothing here acts. */
@NullMarked
package org.rollbook.messages;

import org.jspecify.annotations.NullMarked;
