/**
 * OneRoster's questions answered from the read models: what fields its objects have in each version, how they are
 * written, filtered, sorted and cut to what a connection may see.
 */
@NullMarked
package org.rollbook.query.oneroster;

import org.jspecify.annotations.NullMarked;
