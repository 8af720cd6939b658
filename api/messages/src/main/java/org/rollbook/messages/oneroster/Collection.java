package org.rollbook.messages.oneroster;

/** The collections of OneRoster, by their place in paths; {@code many} and {@code one} are the keys in answers. */
public enum Collection {
    ORGS("orgs", "orgs", "org"),
    SCHOOLS("schools", "orgs", "org"),
    ACADEMIC_SESSIONS("academicSessions", "academicSessions", "academicSession"),
    TERMS("terms", "academicSessions", "academicSession"),
    GRADING_PERIODS("gradingPeriods", "academicSessions", "academicSession"),
    COURSES("courses", "courses", "course"),
    CLASSES("classes", "classes", "class"),
    USERS("users", "users", "user"),
    STUDENTS("students", "users", "user"),
    TEACHERS("teachers", "users", "user"),
    ENROLLMENTS("enrollments", "enrollments", "enrollment"),
    DEMOGRAPHICS("demographics", "demographics", "demographics"),
    RESOURCES("resources", "resources", "resource"),
    CATEGORIES("categories", "categories", "category"),
    SCORE_SCALES("scoreScales", "scoreScales", "scoreScale"),
    LINE_ITEMS("lineItems", "lineItems", "lineItem"),
    RESULTS("results", "results", "result"),
    ASSESSMENT_LINE_ITEMS("assessmentLineItems", "assessmentLineItems", "assessmentLineItem"),
    ASSESSMENT_RESULTS("assessmentResults", "assessmentResults", "assessmentResult");

    private final String path;
    private final String many;
    private final String one;

    Collection(String path, String many, String one) {
        this.path = path;
        this.many = many;
        this.one = one;
    }

    public String path() {
        return path;
    }

    public String many() {
        return many;
    }

    public String one() {
        return one;
    }
}
