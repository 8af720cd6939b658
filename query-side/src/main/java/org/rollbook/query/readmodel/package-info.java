/** Read models that never forget: the port, its adapters for PostgreSQL and MongoDB, and the loop that fills them. */
@NullMarked
package org.rollbook.query.readmodel;

import org.jspecify.annotations.NullMarked;
