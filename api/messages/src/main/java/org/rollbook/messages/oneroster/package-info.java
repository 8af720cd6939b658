/** OneRoster's own words: versions, profiles, collections, filters, and the questions a vendor can ask. */
@NullMarked
package org.rollbook.messages.oneroster;

import org.jspecify.annotations.NullMarked;
