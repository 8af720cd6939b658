/** What teachers, students and guardians see of the grade book. */
@NullMarked
package org.rollbook.rest.portal;

import org.jspecify.annotations.NullMarked;
