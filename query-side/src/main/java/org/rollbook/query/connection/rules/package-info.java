/** What a connection must keep to: windows, categories and score scales as the district has settled them. */
@NullMarked
package org.rollbook.query.connection.rules;

import org.jspecify.annotations.NullMarked;
