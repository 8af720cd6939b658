package org.rollbook.command.gradebook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.Submitter;

/**
 * What a line item remembers of a result: whose it is, and a digest that tells whether it would change.
 *
 * @param version number of the event that made it what it is
 * @param present false when it was taken back
 * @param scoreScaleId kept when OneRoster 1.1, which knows no scales, replaces the result
 * @param learningObjectives kept likewise
 */
record HeldResult(
        String studentId,
        String owner,
        long version,
        boolean present,
        LocalDate scoreDate,
        Digest content,
        @Nullable String scoreScaleId,
        List<LearningObjectives> learningObjectives) {
    static HeldResult of(ScoreRecorded e, long version) {
        return new HeldResult(
                e.studentId(),
                e.owner(),
                version,
                true,
                e.scoreDate(),
                content(e),
                e.scoreScaleId(),
                e.learningObjectives());
    }

    private static Digest content(ScoreRecorded e) {
        return Digest.of(e.by("").toString());
    }

    /** True when the event would say nothing new; that the student information system repeats it is nothing new. */
    boolean says(ScoreRecorded e) {
        boolean sameSender = owner.equals(e.owner()) || e.owner().equals(Submitter.SIS);
        return present && sameSender && content.equals(content(e));
    }

    HeldResult withdrawn() {
        return new HeldResult(studentId, owner, version, false, scoreDate, content, scoreScaleId, learningObjectives);
    }
}
