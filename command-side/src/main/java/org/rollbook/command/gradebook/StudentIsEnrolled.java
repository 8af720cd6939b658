package org.rollbook.command.gradebook;

import java.util.List;
import java.util.Optional;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.FactNames;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.roster.RosterKind;

/**
 * Rule R16: the student is, or once was, enrolled in the class; the student information system may know better. Someone
 * who is not there and someone outside the connection's schools look the same.
 */
record StudentIsEnrolled(String classId, String studentId, Submitter by, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (facts.everEnrolled(classId, studentId)) {
            return;
        }
        boolean visible = Optional.ofNullable(
                        facts.roster(RosterKind.USER, List.of(studentId)).get(studentId))
                .map(person -> person.ids(FactNames.SCHOOL_IDS))
                .filter(schools -> schools.stream().anyMatch(by::sees))
                .isPresent();
        if (visible && by.bySis()) {
            return;
        }
        throw visible
                ? new Refused(RefusalCode.STUDENT_NOT_ENROLLED, studentId, classId)
                : new Refused(RefusalCode.STUDENT_UNKNOWN, studentId);
    }
}
