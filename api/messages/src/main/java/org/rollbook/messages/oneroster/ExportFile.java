package org.rollbook.messages.oneroster;

/** The data files of an exported package, in the order in which they are written. */
public enum ExportFile {
    ORGS("orgs", Collection.ORGS, false),
    ACADEMIC_SESSIONS("academicSessions", Collection.ACADEMIC_SESSIONS, false),
    COURSES("courses", Collection.COURSES, false),
    CLASSES("classes", Collection.CLASSES, false),
    USERS("users", Collection.USERS, false),
    USER_PROFILES("userProfiles", Collection.USERS, true),
    ROLES("roles", Collection.USERS, true),
    ENROLLMENTS("enrollments", Collection.ENROLLMENTS, false),
    DEMOGRAPHICS("demographics", Collection.DEMOGRAPHICS, false),
    RESOURCES("resources", Collection.RESOURCES, false),
    CLASS_RESOURCES("classResources", Collection.CLASSES, false),
    COURSE_RESOURCES("courseResources", Collection.COURSES, false),
    USER_RESOURCES("userResources", Collection.USERS, true),
    CATEGORIES("categories", Collection.CATEGORIES, false),
    SCORE_SCALES("scoreScales", Collection.SCORE_SCALES, true),
    LINE_ITEMS("lineItems", Collection.LINE_ITEMS, false),
    RESULTS("results", Collection.RESULTS, false),
    LINE_ITEM_SCORE_SCALES("lineItemScoreScales", Collection.LINE_ITEMS, true),
    RESULT_SCORE_SCALES("resultScoreScales", Collection.RESULTS, true),
    LINE_ITEM_LEARNING_OBJECTIVE_IDS("lineItemLearningObjectiveIds", Collection.LINE_ITEMS, true),
    RESULT_LEARNING_OBJECTIVE_IDS("resultLearningObjectiveIds", Collection.RESULTS, true);

    private final String stem;
    private final Collection collection;
    private final boolean since12;

    ExportFile(String stem, Collection collection, boolean since12) {
        this.stem = stem;
        this.collection = collection;
        this.since12 = since12;
    }

    /** As the manifest has it. */
    public String stem() {
        return stem;
    }

    /** Whose objects its rows are made of. */
    public Collection collection() {
        return collection;
    }

    /** False when its rows are about parts of objects. */
    public boolean isAboutObjects() {
        return stem.equals(collection.path());
    }

    public boolean in(Version version) {
        return !since12 || version == Version.V1P2;
    }
}
