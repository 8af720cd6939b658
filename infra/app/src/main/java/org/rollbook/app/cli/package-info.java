/** The commands that people type; the only place that prints. */
@NullMarked
package org.rollbook.app.cli;

import org.jspecify.annotations.NullMarked;
