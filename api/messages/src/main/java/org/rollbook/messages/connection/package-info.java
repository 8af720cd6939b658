/** Applications, connections, their functions, credentials and syncs: the words. */
@NullMarked
package org.rollbook.messages.connection;

import org.jspecify.annotations.NullMarked;
