/**
 * Benchmarks, each beside the raw limit that it is compared with, measured in the same run: absolute times depend on
 * the machine, ratios say how much of what is possible is reached. The one place that may print and block.
 */
@NullMarked
package org.rollbook.bench;

import org.jspecify.annotations.NullMarked;
