package org.rollbook.command.index;

/** The facts that rules read of roster records; what indexes the roster writes them under these names. */
public final class FactNames {
    /** Of organisations, sessions and classes: OneRoster's type. */
    public static final String TYPE = "type";

    /** Of a session: its first day. */
    public static final String BEGIN = "begin";

    /** Of a session: the first day after it. */
    public static final String END = "end";

    /** Of a session: its parent, its parent's parent and so on. */
    public static final String ANCESTOR_IDS = "ancestorIds";

    /** Of a session: the sessions right below it. */
    public static final String CHILD_IDS = "childIds";

    /** Of people, sessions, courses and organisations: the schools through which a connection sees them. */
    public static final String SCHOOL_IDS = "schoolIds";

    /** Of a class or an enrollment: its school. */
    public static final String SCHOOL_ID = "schoolId";

    /** Of a class: its course. */
    public static final String COURSE_ID = "courseId";

    /** Of a class: its sessions. */
    public static final String TERM_IDS = "termIds";

    /** Of an enrollment: its class. */
    public static final String CLASS_ID = "classId";

    /** Of an enrollment: its person. */
    public static final String USER_ID = "userId";

    /** Of an enrollment: {@code student}, {@code teacher} and so on. */
    public static final String ROLE = "role";

    private FactNames() {}
}
