/**
 * The roster's way in: packages of the student information system are read, checked and compared, and what changed
 * becomes events.
 */
@NullMarked
package org.rollbook.command.roster;

import org.jspecify.annotations.NullMarked;
