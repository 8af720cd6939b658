/** The administration: imports, applications, connections, settings and syncs, for holders of the administrator's token. */
@NullMarked
package org.rollbook.rest.admin;

import org.jspecify.annotations.NullMarked;
