package org.rollbook.messages.gradebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;

/**
 * POST of a set of results to a line item, or to a class and an academic session: all of them are recorded, or none.
 *
 * @param lineItemId the line item in the path; null when it names a class and a session
 */
@CommandName("gradebook.record-scores")
public record RecordScores(
        @Nullable String lineItemId,
        @Nullable String classId,
        @Nullable String academicSessionId,
        List<RecordScore> scores,
        PostedSet set)
        implements Recorded {
    @Override
    public Object asRecorded() {
        return new Size(lineItemId, classId, academicSessionId, scores.size(), set);
    }

    private record Size(
            @Nullable String lineItemId,
            @Nullable String classId,
            @Nullable String academicSessionId,
            int scores,
            PostedSet set) {}
}
