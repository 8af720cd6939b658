package org.rollbook.command.roster.csv;

import static org.rollbook.command.roster.csv.Column.date;
import static org.rollbook.command.roster.csv.Column.flag;
import static org.rollbook.command.roster.csv.Column.list;
import static org.rollbook.command.roster.csv.Column.listOf;
import static org.rollbook.command.roster.csv.Column.oneOf;
import static org.rollbook.command.roster.csv.Column.ref;
import static org.rollbook.command.roster.csv.Column.refs;
import static org.rollbook.command.roster.csv.Column.text;
import static org.rollbook.messages.oneroster.Version.V1P1;
import static org.rollbook.messages.oneroster.Version.V1P2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollbook.messages.oneroster.Version;

/**
 * The data files of a package with their columns, in the order in which they are processed. A file has the columns of
 * both versions; each version's header is those that the version has, in this order.
 */
public enum PackageFile {
    ORGS(
            "orgs",
            text("name").needed(),
            oneOf("type", "department", "district", "local", "national", "school", "state")
                    .needed()
                    .withStaging(),
            text("identifier"),
            ref("parentSourcedId", "orgs")),
    ACADEMIC_SESSIONS(
            "academicSessions",
            text("title").needed(),
            oneOf("type", "gradingPeriod", "semester", "schoolYear", "term")
                    .needed()
                    .withStaging(),
            date("startDate").needed(),
            date("endDate").needed(),
            ref("parentSourcedId", "academicSessions"),
            Column.of("schoolYear", Format.YEAR).needed()),
    COURSES(
            "courses",
            ref("schoolYearSourcedId", "academicSessions"),
            text("title").needed(),
            text("courseCode"),
            list("grades"),
            ref("orgSourcedId", "orgs").needed(),
            list("subjects"),
            list("subjectCodes")),
    CLASSES(
            "classes",
            text("title").needed(),
            list("grades"),
            ref("courseSourcedId", "courses").needed(),
            text("classCode"),
            oneOf("classType", "homeroom", "scheduled").needed(),
            text("location"),
            ref("schoolSourcedId", "orgs").needed(),
            refs("termSourcedIds", "academicSessions").needed(),
            list("subjects"),
            list("subjectCodes"),
            list("periods")),
    USERS(
            "users",
            flag("enabledUser").needed(),
            refs("orgSourcedIds", "orgs").needed().only(V1P1),
            oneOf("role", "administrator", "aide", "guardian", "parent", "proctor", "relative", "student", "teacher")
                    .needed()
                    .closed()
                    .as(null)
                    .withStaging()
                    .only(V1P1),
            text("username").needed(),
            Column.of("userIds", Format.USER_IDS),
            text("givenName").needed(),
            text("familyName").needed(),
            text("middleName"),
            text("identifier"),
            text("email"),
            text("sms"),
            text("phone"),
            refs("agentSourcedIds", "users"),
            list("grades"),
            Column.of("password", Format.SECRET).as(null),
            text("userMasterIdentifier").only(V1P2),
            refs("resourceSourcedIds", "resources").only(),
            text("preferredGivenName").as("preferredFirstName").only(V1P2),
            text("preferredMiddleName").only(V1P2),
            text("preferredFamilyName").as("preferredLastName").only(V1P2),
            ref("primaryOrgSourcedId", "orgs").only(V1P2),
            text("pronouns").only(V1P2)),
    USER_PROFILES(
            "userProfiles",
            V1P2,
            ref("userSourcedId", "users").needed(),
            text("profileType").needed(),
            text("vendorId").needed(),
            text("applicationId"),
            text("description"),
            text("credentialType").needed(),
            text("username").needed(),
            Column.of("password", Format.SECRET).as(null)),
    ROLES(
            "roles",
            V1P2,
            ref("userSourcedId", "users").needed(),
            oneOf("roleType", "primary", "secondary").needed().closed().withStaging(),
            oneOf(
                            "role",
                            "aide",
                            "counselor",
                            "districtAdministrator",
                            "guardian",
                            "parent",
                            "principal",
                            "proctor",
                            "relative",
                            "siteAdministrator",
                            "student",
                            "systemAdministrator",
                            "teacher")
                    .needed()
                    .as(null)
                    .withStaging(),
            date("beginDate"),
            date("endDate"),
            ref("orgSourcedId", "orgs").needed(),
            ref("userProfileSourcedId", "userProfiles")),
    ENROLLMENTS(
            "enrollments",
            ref("classSourcedId", "classes").needed(),
            ref("schoolSourcedId", "orgs").needed(),
            ref("userSourcedId", "users").needed(),
            oneOf("role", "administrator", "proctor", "student", "teacher")
                    .needed()
                    .withStaging(),
            flag("primary"),
            date("beginDate"),
            date("endDate")),
    DEMOGRAPHICS(
            "demographics",
            date("birthDate"),
            oneOf("sex", "male", "female", "unspecified", "other"),
            flag("americanIndianOrAlaskaNative"),
            flag("asian"),
            flag("blackOrAfricanAmerican"),
            flag("nativeHawaiianOrOtherPacificIslander"),
            flag("white"),
            flag("demographicRaceTwoOrMoreRaces"),
            flag("hispanicOrLatinoEthnicity"),
            text("countryOfBirthCode"),
            text("stateOfBirthAbbreviation"),
            text("cityOfBirth"),
            text("publicSchoolResidenceStatus")),
    RESOURCES(
            "resources",
            text("vendorResourceId").needed(),
            text("title"),
            listOf("roles", "administrator", "aide", "guardian", "parent", "proctor", "relative", "student", "teacher"),
            oneOf("importance", "primary", "secondary").closed(),
            text("vendorId"),
            text("applicationId")),
    CLASS_RESOURCES(
            "classResources",
            text("title").as(null),
            ref("classSourcedId", "classes").needed(),
            ref("resourceSourcedId", "resources").needed()),
    COURSE_RESOURCES(
            "courseResources",
            text("title").as(null),
            ref("courseSourcedId", "courses").needed(),
            ref("resourceSourcedId", "resources").needed()),
    USER_RESOURCES(
            "userResources",
            V1P2,
            ref("userSourcedId", "users").needed(),
            ref("orgSourcedId", "orgs"),
            ref("classSourcedId", "classes"),
            ref("resourceSourcedId", "resources").needed()),
    CATEGORIES(
            "categories",
            text("title").needed(),
            Column.of("weight", Format.INTEGER).only(V1P2)),
    SCORE_SCALES(
            "scoreScales",
            V1P2,
            text("title").needed(),
            text("type").needed(),
            ref("orgSourcedId", "orgs").needed(),
            ref("courseSourcedId", "courses").needed(),
            ref("classSourcedId", "classes").needed(),
            Column.of("scoreScaleValue", Format.SCALE).needed().as("values")),
    LINE_ITEMS(
            "lineItems",
            text("title").needed(),
            text("description"),
            date("assignDate").needed(),
            date("dueDate").needed(),
            ref("classSourcedId", "classes").needed(),
            ref("categorySourcedId", "categories").needed(),
            ref("gradingPeriodSourcedId", "academicSessions").needed().only(V1P1),
            ref("academicSessionSourcedId", "academicSessions").needed().only(V1P2),
            Column.of("resultValueMin", Format.FLOAT).neededIn11(),
            Column.of("resultValueMax", Format.FLOAT).neededIn11(),
            ref("schoolSourcedId", "orgs").needed().only(V1P2)),
    RESULTS(
            "results",
            ref("lineItemSourcedId", "lineItems").needed(),
            ref("studentSourcedId", "users").needed(),
            oneOf("scoreStatus", "exempt", "fully graded", "not submitted", "partially graded", "submitted")
                    .needed(),
            Column.of("score", Format.FLOAT).neededIn11(),
            date("scoreDate").needed(),
            text("comment"),
            text("textScore").only(V1P2),
            ref("classSourcedId", "classes").only(V1P2),
            flag("inProgress").only(V1P2),
            flag("incomplete").only(V1P2),
            flag("late").only(V1P2),
            flag("missing").only(V1P2)),
    LINE_ITEM_SCORE_SCALES(
            "lineItemScoreScales",
            V1P2,
            text("title").as(null),
            ref("lineItemSourcedId", "lineItems").needed(),
            ref("scoreScaleSourcedId", "scoreScales").needed()),
    RESULT_SCORE_SCALES(
            "resultScoreScales",
            V1P2,
            text("title").as(null),
            ref("resultSourcedId", "results").needed(),
            ref("scoreScaleSourcedId", "scoreScales").needed()),
    LINE_ITEM_LEARNING_OBJECTIVE_IDS(
            "lineItemLearningObjectiveIds",
            V1P2,
            ref("lineItemSourcedId", "lineItems").needed(),
            oneOf("source", "case", "unknown").needed(),
            text("learningObjectiveId").needed()),
    RESULT_LEARNING_OBJECTIVE_IDS(
            "resultLearningObjectiveIds",
            V1P2,
            ref("resultSourcedId", "results").needed(),
            oneOf("source", "case", "unknown").needed(),
            text("learningObjectiveId").needed(),
            Column.of("score", Format.FLOAT),
            text("textScore"));

    /** Places of the columns that every file has. */
    static final int ID = 0;

    static final int STATUS = 1;
    static final int MODIFIED = 2;

    private static final Map<String, PackageFile> BY_FILE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(PackageFile::fileName, Function.identity()));

    private final String stem;
    private final boolean since12;
    private final List<Column> columns;

    PackageFile(String stem, Version since, Column... own) {
        this.stem = stem;
        this.since12 = since == V1P2;
        List<Column> all = new ArrayList<>(List.of(
                Column.of("sourcedId", Format.GUID).needed().as("id"),
                Column.of("status", Format.STATUS).as(null),
                Column.of("dateLastModified", Format.DATETIME).as(null)));
        all.addAll(List.of(own));
        this.columns = List.copyOf(all);
    }

    PackageFile(String stem, Column... own) {
        this(stem, V1P1, own);
    }

    /** The file of this name. */
    public static Optional<PackageFile> named(String fileName) {
        return Optional.ofNullable(BY_FILE_NAME.get(fileName));
    }

    /** The collection's name, as the manifest has it. */
    public String stem() {
        return stem;
    }

    public String fileName() {
        return stem + ".csv";
    }

    boolean in(Version version) {
        return !since12 || version == V1P2;
    }

    List<Column> columns() {
        return columns;
    }

    /** The columns that are staged on their own, in the order of {@link StagedRow#values()}. */
    List<Column> staged() {
        return columns.stream().filter(Column::staged).toList();
    }

    /** Names of the staged columns. */
    public List<String> stagedColumns() {
        return staged().stream().map(Column::stagedName).toList();
    }

    /**
     * A column that names records of another file, or of the same.
     *
     * @param list it names any number of them
     */
    public record Reference(String column, String stagedColumn, PackageFile target, boolean required, boolean list) {}

    /** The references of this file, in the order of its columns. */
    public List<Reference> references() {
        return columns.stream()
                .flatMap(c -> Stream.ofNullable(c.target())
                        .map(target -> new Reference(
                                c.name(),
                                c.stagedName(),
                                named(target + ".csv").orElseThrow(),
                                c.required(),
                                c.format() == Format.REF_LIST)))
                .toList();
    }

    /** True when one row holds all that a report says, so that it can be hashed as it is read. */
    public boolean wholeRecord() {
        return this == ENROLLMENTS;
    }

    /** The header by the letter of the version. */
    List<String> header(Version version) {
        return columns.stream()
                .filter(c -> c.versions().contains(version))
                .map(Column::name)
                .toList();
    }

    int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
