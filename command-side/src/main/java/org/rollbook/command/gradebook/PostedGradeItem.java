package org.rollbook.command.gradebook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.PostedGrade;
import org.rollbook.messages.gradebook.Submitter;

/**
 * The line item of the district that takes the grades of a class for a session. It is due on the last day that the
 * class has in the session.
 */
final class PostedGradeItem {
    private PostedGradeItem() {}

    static boolean is(LineItemAssigned item) {
        return item.academicSessionId() != null
                && item.lineItemId().equals(PostedGrade.lineItemId(item.classId(), item.academicSessionId()));
    }

    static AssignLineItem of(String classId, String sessionId, Facts facts) {
        String id = PostedGrade.lineItemId(classId, sessionId);
        Instant due =
                lastDay(classId, sessionId, facts).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new AssignLineItem(
                AssignLineItem.STREAM + id,
                id,
                PostedGrade.TITLE,
                null,
                due,
                due,
                classId,
                null,
                DefineCategory.UNCATEGORIZED,
                null,
                sessionId,
                null,
                null,
                null,
                List.of(),
                null,
                Submitter.district(),
                List.of());
    }

    private static LocalDate lastDay(String classId, String sessionId, Facts facts) {
        List<Session> terms =
                TaughtClass.visible(classId, Submitter.district(), facts).terms();
        LocalDate ofSession = new Sessions(facts)
                .one(sessionId)
                .orElseThrow(() -> new Refused(RefusalCode.SESSION_UNKNOWN, sessionId))
                .end()
                .minusDays(1);
        return terms.stream().anyMatch(term -> isIn(term, ofSession))
                ? ofSession
                : terms.stream()
                        .map(term -> term.end().minusDays(1))
                        .max(Comparator.naturalOrder())
                        .orElse(ofSession);
    }

    private static boolean isIn(Session term, LocalDate day) {
        return !day.isBefore(term.begin()) && day.isBefore(term.end());
    }
}
