/** A synthetic district of any size, written as a OneRoster 1.2 package. Nobody in it exists. */
@NullMarked
package org.rollbook.app.demo;

import org.jspecify.annotations.NullMarked;
