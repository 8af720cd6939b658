package org.rollbook.rest.oneroster;

import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineAssessment;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.RecordAssessmentResult;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawAssessment;
import org.rollbook.messages.gradebook.WithdrawAssessmentResult;
import org.rollbook.messages.gradebook.WithdrawCategory;
import org.rollbook.messages.gradebook.WithdrawLineItem;
import org.rollbook.messages.gradebook.WithdrawScore;
import org.rollbook.messages.gradebook.WithdrawScoreScale;
import org.rollbook.messages.oneroster.Collection;

/** The commands that take objects of the grade book back. */
final class Withdrawals {
    private Withdrawals() {}

    static Object of(Collection collection, String id, Submitter by) {
        return switch (collection) {
            case CATEGORIES -> new WithdrawCategory(DefineCategory.STREAM + id, id, by);
            case SCORE_SCALES -> new WithdrawScoreScale(DefineScoreScale.STREAM + id, id, by);
            case LINE_ITEMS -> new WithdrawLineItem(AssignLineItem.STREAM + id, id, by);
            case RESULTS -> new WithdrawScore(id, by);
            case ASSESSMENT_LINE_ITEMS -> new WithdrawAssessment(DefineAssessment.STREAM + id, id, by);
            case ASSESSMENT_RESULTS -> new WithdrawAssessmentResult(RecordAssessmentResult.STREAM + id, id, by);
            default -> throw new IllegalStateException(collection + " cannot be deleted");
        };
    }
}
