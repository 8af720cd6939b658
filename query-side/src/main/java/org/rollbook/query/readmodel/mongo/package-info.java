/**
 * Read models on MongoDB, 6 or later, a replica set or a sharded cluster: no transactions and no change streams are
 * needed. A version of a row is a document; a batch is written first and its position after it, and writing it again
 * changes nothing. Nothing here blocks.
 */
@NullMarked
package org.rollbook.query.readmodel.mongo;

import org.jspecify.annotations.NullMarked;
