package org.rollbook.rest.oneroster;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineAssessment;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.RecordAssessmentResult;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawAssessment;
import org.rollbook.messages.gradebook.WithdrawAssessmentResult;
import org.rollbook.messages.gradebook.WithdrawCategory;
import org.rollbook.messages.gradebook.WithdrawLineItem;
import org.rollbook.messages.gradebook.WithdrawScore;
import org.rollbook.messages.gradebook.WithdrawScoreScale;
import org.rollbook.messages.gradebook.Withdrawal;
import org.rollbook.messages.oneroster.Collection;

/** The commands that take objects of the grade book back. */
final class Withdrawals {
    private Withdrawals() {}

    /** @param put the object, where it was PUT with the status tobedeleted; null for DELETE */
    static Withdrawal of(Collection collection, String id, @Nullable Object put, Submitter by) {
        return switch (collection) {
            case CATEGORIES -> new WithdrawCategory(DefineCategory.STREAM + id, id, (DefineCategory) put, by);
            case SCORE_SCALES -> new WithdrawScoreScale(DefineScoreScale.STREAM + id, id, (DefineScoreScale) put, by);
            case LINE_ITEMS -> new WithdrawLineItem(AssignLineItem.STREAM + id, id, (AssignLineItem) put, by);
            case RESULTS -> new WithdrawScore(id, (RecordScore) put, by);
            case ASSESSMENT_LINE_ITEMS ->
                new WithdrawAssessment(DefineAssessment.STREAM + id, id, (DefineAssessment) put, by);
            case ASSESSMENT_RESULTS ->
                new WithdrawAssessmentResult(RecordAssessmentResult.STREAM + id, id, (RecordAssessmentResult) put, by);
            default -> throw new IllegalStateException(collection + " cannot be deleted");
        };
    }
}
