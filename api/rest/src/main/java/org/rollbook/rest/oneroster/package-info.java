/**
 * OneRoster 1.1 and 1.2 over HTTP. Nothing is decided here: addresses, parameters and bodies become questions and
 * commands, and what comes back becomes OneRoster's answers and status objects. Paths and queries are taken apart by
 * hand, because vendors send them in ways that general parsers refuse or repair wrongly.
 */
@NullMarked
package org.rollbook.rest.oneroster;

import org.jspecify.annotations.NullMarked;
