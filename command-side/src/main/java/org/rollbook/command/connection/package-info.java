/** Decides about applications, connections, settings and sync runs; knows the partner catalogue. */
@NullMarked
package org.rollbook.command.connection;

import org.jspecify.annotations.NullMarked;
