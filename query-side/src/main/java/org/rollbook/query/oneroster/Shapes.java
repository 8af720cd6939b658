package org.rollbook.query.oneroster;

import static org.rollbook.messages.oneroster.Version.V1P1;
import static org.rollbook.messages.oneroster.Version.V1P2;

import org.rollbook.messages.oneroster.Collection;
import org.rollbook.query.oneroster.Leaf.Kind;

/** Every kind of object that OneRoster knows, with its fields. */
public final class Shapes {
    /** Marks rows of more than one school: parts of them may be invisible to a connection that sees the rest. */
    public static final String SPANS = "spans";

    /** Who made a grade book object: a connection, or the student information system. */
    public static final String OWNER = "owner";

    /** The address that 1.1 shows of a person where it shows the secondary one. */
    public static final String EMAIL11 = "email11";

    /** Number of the last change of an object that vendors write: tags are made of it. */
    public static final String VERSION = "version";

    public static final Shape ORGS = Shape.named("orgs")
            .texts("name")
            .overridden(Kind.TEXT, "type")
            .texts("identifier")
            .spanning("parent", Target.ORG, false)
            .spanning("children", Target.ORG, true)
            .hidden(SPANS)
            .tallied("type")
            .build();

    public static final Shape ACADEMIC_SESSIONS = Shape.named("academic_sessions")
            .texts("title")
            .dates("startDate", "endDate")
            .overridden(Kind.TEXT, "type")
            .spanning("parent", Target.ACADEMIC_SESSION, false)
            .spanning("children", Target.ACADEMIC_SESSION, true)
            .texts("schoolYear")
            .hiddenMany("ancestors")
            .hidden(SPANS)
            .tallied("type")
            .build();

    public static final Shape COURSES = Shape.named("courses")
            .indexed("org.sourcedId")
            .texts("title")
            .spanning("schoolYear", Target.ACADEMIC_SESSION, false)
            .texts("courseCode")
            .lists("grades", "subjects")
            .spanning("org", Target.ORG, false)
            .lists("subjectCodes")
            .references("resources", Target.RESOURCE)
            .hidden(SPANS)
            .build();

    public static final Shape CLASSES = Shape.named("classes")
            .indexed("course.sourcedId", "school.sourcedId", "terms.sourcedId")
            .texts("title", "classCode")
            .overridden(Kind.TEXT, "classType")
            .texts("location")
            .lists("grades", "subjects")
            .reference("course", Target.COURSE)
            .reference("school", Target.ORG)
            .references("terms", Target.ACADEMIC_SESSION)
            .lists("subjectCodes", "periods")
            .references("resources", Target.RESOURCE)
            .build();

    public static final Shape USERS = Shape.named("users")
            .indexed("studentAt", "teacherAt", "email~", "username~", "identifier~", SPANS)
            .overridden(Kind.TEXT, "username")
            .inArray("userIds", Kind.TEXT, "type", "identifier")
            .flags("enabledUser")
            .texts("givenName", "familyName", "middleName", "identifier", "email", "sms", "phone")
            .lists("grades")
            .spanning("agents", Target.USER, true)
            .in(V1P2)
            .texts("userMasterIdentifier", "preferredFirstName", "preferredMiddleName", "preferredLastName", "pronouns")
            .inArray("roles", Kind.TEXT, "roleType", "role", "userProfile")
            .inArray("roles", Kind.DATE, "beginDate", "endDate")
            .spanning("roles.org", Target.ORG, true)
            .spanning("roles")
            .spanning("primaryOrg", Target.ORG, false)
            .inArray(
                    "userProfiles",
                    Kind.TEXT,
                    "profileId",
                    "profileType",
                    "vendorId",
                    "applicationId",
                    "description",
                    "credentials.type",
                    "credentials.username")
            .references("resources", Target.RESOURCE)
            .in(V1P1)
            .texts("role")
            .spanning("orgs", Target.ORG, true)
            .hiddenMany("studentAt")
            .hiddenMany("teacherAt")
            .hidden("student")
            .hidden("teacher")
            .hidden(SPANS)
            .tallied("student", "teacher", "role")
            .hidden(EMAIL11)
            .hidden(EMAIL11 + Leaf.FOLDED)
            .build();

    /** People whose secondary address 1.1 shows. */
    static final Shape USERS_BY_SECONDARY_EMAIL = USERS.showing11("email", EMAIL11);

    public static final Shape ENROLLMENTS = Shape.named("enrollments")
            .shownFromRows()
            .indexed("user.sourcedId", "class.sourcedId", "school.sourcedId")
            .reference("user", Target.USER)
            .reference("class", Target.CLASS)
            .reference("school", Target.ORG)
            .texts("role")
            .flags("primary")
            .dates("beginDate", "endDate")
            .hidden("legacy")
            .tallied("legacy")
            .build();

    public static final Shape DEMOGRAPHICS = Shape.named("demographics")
            .dates("birthDate")
            .overridden(Kind.TEXT, "sex")
            .flags(
                    "americanIndianOrAlaskaNative",
                    "asian",
                    "blackOrAfricanAmerican",
                    "nativeHawaiianOrOtherPacificIslander",
                    "white",
                    "demographicRaceTwoOrMoreRaces",
                    "hispanicOrLatinoEthnicity")
            .texts("countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus")
            .build();

    public static final Shape RESOURCES = Shape.named("resources")
            .texts("title")
            .overridden(Kind.LIST, "roles")
            .texts("importance", "vendorResourceId", "vendorId", "applicationId")
            .build();

    public static final Shape CATEGORIES = Shape.named("categories")
            .texts("title")
            .in(V1P2)
            .numbers("weight")
            .hidden(OWNER)
            .hidden(VERSION)
            .build();

    public static final Shape SCORE_SCALES = Shape.named("score_scales")
            .indexed("class.sourcedId", "school")
            .texts("title", "type")
            .reference("course", Target.COURSE)
            .reference("class", Target.CLASS)
            .inArray("scoreScaleValue", Kind.TEXT, "itemValueLHS", "itemValueRHS")
            .hidden("school")
            .hidden(OWNER)
            .hidden(VERSION)
            .build();

    public static final Shape LINE_ITEMS = Shape.named("line_items")
            .indexed("class.sourcedId")
            .texts("title", "description")
            .times("assignDate", "dueDate")
            .reference("class", Target.CLASS)
            .reference("category", Target.CATEGORY)
            .overridden(Kind.NUMBER, "resultValueMin")
            .overridden(Kind.NUMBER, "resultValueMax")
            .in(V1P2)
            .reference("school", Target.ORG)
            .reference("gradingPeriod", Target.ACADEMIC_SESSION)
            .reference("academicSession", Target.ACADEMIC_SESSION)
            .reference("scoreScale", Target.SCORE_SCALE)
            .inArray("learningObjectiveSet", Kind.TEXT, "source", "learningObjectiveIds")
            .in(V1P1)
            .reference("gradingPeriod", "period", Target.ACADEMIC_SESSION, false, false)
            .hidden(OWNER)
            .hidden(VERSION)
            .build();

    public static final Shape RESULTS = Shape.named("results")
            .indexed("lineItem.sourcedId", "student.sourcedId", "class.sourcedId")
            .shownFromRows()
            .reference("lineItem", Target.LINE_ITEM)
            .reference("student", Target.USER)
            .overridden(Kind.TEXT, "scoreStatus")
            .overridden(Kind.NUMBER, "score")
            .dates("scoreDate")
            .texts("comment")
            .in(V1P2)
            .reference("class", Target.CLASS)
            .reference("scoreScale", Target.SCORE_SCALE)
            .texts("textScore")
            .flags("inProgress", "incomplete", "late", "missing")
            .inArray(
                    "learningObjectiveSet",
                    Kind.TEXT,
                    "source",
                    "learningObjectiveResults.learningObjectiveId",
                    "learningObjectiveResults.score",
                    "learningObjectiveResults.textScore")
            .in(V1P1)
            .stored(Kind.TEXT, "metadata.textScore", "textScore")
            .stored(Kind.FLAG, "metadata.inProgress", "inProgress")
            .stored(Kind.FLAG, "metadata.incomplete", "incomplete")
            .stored(Kind.FLAG, "metadata.late", "late")
            .stored(Kind.FLAG, "metadata.missing", "missing")
            .hidden(OWNER)
            .hidden(VERSION)
            .build();

    public static final Shape ASSESSMENT_LINE_ITEMS = Shape.named("assessment_line_items")
            .in(V1P2)
            .texts("title", "description")
            .reference("class", Target.CLASS)
            .spanning("parentAssessmentLineItem", Target.ASSESSMENT_LINE_ITEM, false)
            .spanning("scoreScale", Target.SCORE_SCALE, false)
            .numbers("resultValueMin", "resultValueMax")
            .inArray("learningObjectiveSet", Kind.TEXT, "source", "learningObjectiveIds")
            .hidden(SPANS)
            .hidden(OWNER)
            .hidden(VERSION)
            .build();

    public static final Shape ASSESSMENT_RESULTS = Shape.named("assessment_results")
            .indexed("assessmentLineItem.sourcedId", "student.sourcedId")
            .shownFromRows()
            .in(V1P2)
            .reference("assessmentLineItem", Target.ASSESSMENT_LINE_ITEM)
            .reference("student", Target.USER)
            .numbers("score")
            .texts("textScore")
            .dates("scoreDate")
            .spanning("scoreScale", Target.SCORE_SCALE, false)
            .numbers("scorePercentile")
            .texts("scoreStatus", "comment")
            .flags("inProgress", "incomplete", "late", "missing")
            .inArray(
                    "learningObjectiveSet",
                    Kind.TEXT,
                    "source",
                    "learningObjectiveResults.learningObjectiveId",
                    "learningObjectiveResults.score",
                    "learningObjectiveResults.textScore")
            .hidden(SPANS)
            .hidden(OWNER)
            .hidden(VERSION)
            .build();

    private Shapes() {}

    static Shape of(Collection collection) {
        return switch (collection) {
            case ORGS, SCHOOLS -> ORGS;
            case ACADEMIC_SESSIONS, TERMS, GRADING_PERIODS -> ACADEMIC_SESSIONS;
            case COURSES -> COURSES;
            case CLASSES -> CLASSES;
            case USERS, STUDENTS, TEACHERS -> USERS;
            case ENROLLMENTS -> ENROLLMENTS;
            case DEMOGRAPHICS -> DEMOGRAPHICS;
            case RESOURCES -> RESOURCES;
            case CATEGORIES -> CATEGORIES;
            case SCORE_SCALES -> SCORE_SCALES;
            case LINE_ITEMS -> LINE_ITEMS;
            case RESULTS -> RESULTS;
            case ASSESSMENT_LINE_ITEMS -> ASSESSMENT_LINE_ITEMS;
            case ASSESSMENT_RESULTS -> ASSESSMENT_RESULTS;
        };
    }

    static Shape of(Target target) {
        return switch (target) {
            case ORG -> ORGS;
            case ACADEMIC_SESSION -> ACADEMIC_SESSIONS;
            case COURSE -> COURSES;
            case CLASS -> CLASSES;
            case USER -> USERS;
            case RESOURCE -> RESOURCES;
            case CATEGORY -> CATEGORIES;
            case SCORE_SCALE -> SCORE_SCALES;
            case LINE_ITEM -> LINE_ITEMS;
            case ASSESSMENT_LINE_ITEM -> ASSESSMENT_LINE_ITEMS;
        };
    }
}
