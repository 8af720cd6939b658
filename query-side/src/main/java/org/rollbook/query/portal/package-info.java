/** The grade book as teachers, students and guardians see it, put together from the read models of OneRoster. */
@NullMarked
package org.rollbook.query.portal;

import org.jspecify.annotations.NullMarked;
