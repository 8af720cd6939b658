/**
 * Read models on PostgreSQL. A generation is a schema, a model is a table that holds every version of its rows; nothing
 * here blocks.
 */
@NullMarked
package org.rollbook.query.readmodel.postgres;

import org.jspecify.annotations.NullMarked;
