/** Writes the catalogue of events, commands and refusals from the code, and keeps it true. */
@NullMarked
package org.rollbook.app.catalogue;

import org.jspecify.annotations.NullMarked;
