package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/**
 * A result never passes to another student, and a student has one result in a line item.
 *
 * @param held null when it is new
 * @param present the result that the student has, if any
 */
record ResultStaysWithStudent(
        String resultId,
        String studentId,
        @Nullable HeldResult held,
        @Nullable String present) implements Rule {
    @Override
    public void check(Notes notes) {
        if (held != null && !held.studentId().equals(studentId)) {
            throw new Refused(RefusalCode.RESULT_MOVED, resultId);
        }
        if (present != null && !present.equals(resultId)) {
            throw new Refused(RefusalCode.RESULT_DUPLICATE, present);
        }
    }
}
