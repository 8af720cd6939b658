/** The roster as the student information system reports it: the words. */
@NullMarked
package org.rollbook.messages.roster;

import org.jspecify.annotations.NullMarked;
