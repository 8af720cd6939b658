/** The district's applications with their connections: tiles for people, credentials for the edge. */
@NullMarked
package org.rollbook.query.connection.applications;

import org.jspecify.annotations.NullMarked;
