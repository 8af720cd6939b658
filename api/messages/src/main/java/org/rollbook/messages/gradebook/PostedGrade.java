package org.rollbook.messages.gradebook;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The line item for grades that are posted to a class and an academic session without naming one. */
public final class PostedGrade {
    public static final String TITLE = "Posted grade";

    private PostedGrade() {}

    /** Always the same for the class and the session. */
    public static String lineItemId(String classId, String academicSessionId) {
        return "posted-grade-"
                + UUID.nameUUIDFromBytes((classId + "\n" + academicSessionId).getBytes(StandardCharsets.UTF_8));
    }
}
