package org.rollbook.command.gradebook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/** An assessment is a part of one that is there, and not of itself, over however many steps. */
record ParentIsNoPart(String assessmentId, @Nullable String parentId, Submitter by, Facts facts) implements Rule {
    private static final int DEEPEST = 32;

    @Override
    public void check(Notes notes) {
        if (parentId == null) {
            return;
        }
        if (!parentId.equals(assessmentId)) {
            Optional<KnownAssessment> above = Optional.of(KnownAssessment.visible(parentId, by, facts));
            for (int depth = 0; depth < DEEPEST; depth++) {
                String next = above.map(KnownAssessment::parentId).orElse(null);
                if (next == null) {
                    return;
                }
                if (next.equals(assessmentId)) {
                    break;
                }
                above = KnownAssessment.find(next, facts);
            }
        }
        throw new Refused(RefusalCode.ASSESSMENT_CYCLE, assessmentId);
    }
}
