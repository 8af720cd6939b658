package org.rollbook.command.index;

/** Under which keys the inline index keeps the settings that rules read. */
public final class SettingKeys {
    /** Ids of sessions, separated by blanks. */
    public static final String LOCKED_SESSIONS = "lockedSessions";

    public static final String TITLE_LIMIT = "titleLimit";
    public static final String GRADE_BOOK_ENTITLED = "gradeBookEntitled";
    public static final String NON_PARTNERS_MAY_GRADE = "nonPartnersMayGrade";

    /** Before the id of a connection: whose score stands when a teacher has changed one of its. */
    public static final String CONFLICTS = "conflicts:";

    private SettingKeys() {}
}
