package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.Submitter;

/** An assessment as the rules of its parts and of its results see it. */
record KnownAssessment(
        String id,
        String owner,
        @Nullable String schoolId,
        @Nullable String parentId,
        @Nullable BigDecimal minimum) {
    private static final String SETTING = "assessment:";
    private static final String UNIT = "\u001f";
    private static final int PARTS = 4;

    static Optional<KnownAssessment> find(String id, Facts facts) {
        return facts.setting(setting(id)).filter(text -> !text.isEmpty()).map(text -> parse(id, text));
    }

    /** One that is not there and one outside the connection's schools look the same. */
    static KnownAssessment visible(String id, Submitter by, Facts facts) {
        return find(id, facts)
                .filter(known -> known.isSeen(by))
                .orElseThrow(() -> new Refused(RefusalCode.ASSESSMENT_UNKNOWN, id));
    }

    /** A test of the whole district is seen by everyone. */
    boolean isSeen(Submitter by) {
        return schoolId == null || by.sees(schoolId);
    }

    /** The index keeps what is known of an assessment under this setting; nothing of one that was taken back. */
    static String setting(String id) {
        return SETTING + id;
    }

    static String text(AssessmentDefined e) {
        return String.join(
                UNIT,
                e.owner(),
                Objects.requireNonNullElse(e.schoolId(), ""),
                Objects.requireNonNullElse(e.parentId(), ""),
                e.resultValueMin() == null ? "" : e.resultValueMin().toPlainString());
    }

    private static KnownAssessment parse(String id, String text) {
        String[] parts = text.split(UNIT, PARTS);
        return new KnownAssessment(
                id, parts[0], given(parts[1]), given(parts[2]), parts[3].isEmpty() ? null : new BigDecimal(parts[3]));
    }

    private static @Nullable String given(String part) {
        return part.isEmpty() ? null : part;
    }
}
