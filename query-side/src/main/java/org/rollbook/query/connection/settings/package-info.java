/** What the district has settled. */
@NullMarked
package org.rollbook.query.connection.settings;

import org.jspecify.annotations.NullMarked;
