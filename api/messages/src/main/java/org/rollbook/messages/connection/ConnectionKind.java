package org.rollbook.messages.connection;

import java.util.Set;

/** The standard that a connection speaks, and what it can carry. */
public enum ConnectionKind {
    ONEROSTER_1_2("oneroster-1.2", Set.of(Function.ROSTER_SYNC, Function.GRADE_BOOK_SYNC, Function.ASSESSMENTS_SYNC)),
    ONEROSTER_1_1("oneroster-1.1", Set.of(Function.ROSTER_SYNC, Function.GRADE_BOOK_SYNC)),
    LTI_1_3("lti-1.3", Set.of(Function.LEARNING_TOOL, Function.SCORE_PASSBACK)),
    LTI_1_1("lti-1.1", Set.of(Function.LEARNING_TOOL, Function.SCORE_PASSBACK));

    private final String word;
    private final Set<Function> carries;

    ConnectionKind(String word, Set<Function> carries) {
        this.word = word;
        this.carries = carries;
    }

    public String word() {
        return word;
    }

    public Set<Function> carries() {
        return carries;
    }

    /** True where requests may be signed with the secret (OAuth 1), which the service must know for that. */
    public boolean signs() {
        return this == ONEROSTER_1_1 || this == LTI_1_1;
    }
}
