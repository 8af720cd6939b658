package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.oneroster.Version;

/**
 * The result that a command asks for, with what it leaves out filled in.
 *
 * @param held the result as it is; null for a new one
 * @param scale that the score is read by; null for none
 */
record ScoreDraft(
        RecordScore c,
        LineItemAssigned item,
        @Nullable HeldResult held,
        @Nullable Scale scale,
        boolean posted) {

    ScoreRecorded wanted() {
        return new ScoreRecorded(
                c.resultId(),
                c.lineItemId(),
                c.studentId(),
                item.classId(),
                item.schoolId(),
                scoreScaleId(),
                c.scoreStatus(),
                score(),
                mark(),
                c.scoreDate(),
                c.comment(),
                c.inProgress(),
                c.incomplete(),
                c.late(),
                c.missing(),
                learningObjectives(),
                c.metadata(),
                c.by().owner());
    }

    @Nullable BigDecimal score() {
        return Numbers.plain(c.score());
    }

    /** Rule R14: the mark of a posted grade is looked up where only the score was sent. */
    private @Nullable String mark() {
        return Optional.ofNullable(c.textScore())
                .or(() -> Optional.ofNullable(scale)
                        .filter(known -> posted)
                        .flatMap(known -> Optional.ofNullable(c.score()).flatMap(known::markOf)))
                .orElse(null);
    }

    private @Nullable String scoreScaleId() {
        return Optional.ofNullable(c.scoreScaleId())
                .or(() -> kept().map(HeldResult::scoreScaleId))
                .orElse(null);
    }

    private List<LearningObjectives> learningObjectives() {
        return kept().map(HeldResult::learningObjectives).orElseGet(() -> Numbers.plain(c.learningObjectives()));
    }

    /** What OneRoster 1.1 has no words for stays as it is when it replaces a result. */
    private Optional<HeldResult> kept() {
        return Optional.ofNullable(held).filter(result -> c.by().version() == Version.V1P1);
    }
}
