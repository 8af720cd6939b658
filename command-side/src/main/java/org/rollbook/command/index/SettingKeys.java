package org.rollbook.command.index;

/** Under which keys the inline index keeps the settings that rules read. */
public final class SettingKeys {
    /** Ids of sessions, separated by blanks. */
    public static final String LOCKED_SESSIONS = "lockedSessions";

    public static final String TITLE_LIMIT = "titleLimit";
    public static final String GRADE_BOOK_ENTITLED = "gradeBookEntitled";
    public static final String NON_PARTNERS_MAY_GRADE = "nonPartnersMayGrade";

    private SettingKeys() {}
}
