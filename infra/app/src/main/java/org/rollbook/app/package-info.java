/** Assembly: configuration, embedded defaults, the sample district, and the command line. */
@NullMarked
package org.rollbook.app;

import org.jspecify.annotations.NullMarked;
