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

import java.util.List;

/** The columns of the files about people, places and times, behind those that every file has. */
final class RosterColumns {
    static final List<Column> ORGS = List.of(
            text("name").needed(),
            oneOf("type", "department", "district", "local", "national", "school", "state")
                    .needed()
                    .withStaging(),
            text("identifier"),
            ref("parentSourcedId", "orgs"));

    static final List<Column> ACADEMIC_SESSIONS = List.of(
            text("title").needed(),
            oneOf("type", "gradingPeriod", "semester", "schoolYear", "term")
                    .needed()
                    .withStaging(),
            date("startDate").needed(),
            date("endDate").needed(),
            ref("parentSourcedId", "academicSessions"),
            Column.of("schoolYear", Format.YEAR).needed());

    static final List<Column> COURSES = List.of(
            ref("schoolYearSourcedId", "academicSessions"),
            text("title").needed(),
            text("courseCode"),
            list("grades"),
            ref("orgSourcedId", "orgs").needed(),
            list("subjects"),
            list("subjectCodes"));

    static final List<Column> CLASSES = List.of(
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
            list("periods"));

    static final List<Column> USERS = List.of(
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
            text("pronouns").only(V1P2));

    static final List<Column> USER_PROFILES = List.of(
            ref("userSourcedId", "users").needed(),
            text("profileType").needed(),
            text("vendorId").needed(),
            text("applicationId"),
            text("description"),
            text("credentialType").needed(),
            text("username").needed(),
            Column.of("password", Format.SECRET).as(null));

    static final List<Column> ROLES = List.of(
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
            ref("userProfileSourcedId", "userProfiles"));

    static final List<Column> ENROLLMENTS = List.of(
            ref("classSourcedId", "classes").needed(),
            ref("schoolSourcedId", "orgs").needed(),
            ref("userSourcedId", "users").needed(),
            oneOf("role", "administrator", "proctor", "student", "teacher")
                    .needed()
                    .withStaging(),
            flag("primary"),
            date("beginDate"),
            date("endDate"));

    static final List<Column> DEMOGRAPHICS = List.of(
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
            text("publicSchoolResidenceStatus"));

    static final List<Column> RESOURCES = List.of(
            text("vendorResourceId").needed(),
            text("title"),
            listOf("roles", "administrator", "aide", "guardian", "parent", "proctor", "relative", "student", "teacher"),
            oneOf("importance", "primary", "secondary").closed(),
            text("vendorId"),
            text("applicationId"));

    static final List<Column> CLASS_RESOURCES = List.of(
            text("title").as(null),
            ref("classSourcedId", "classes").needed(),
            ref("resourceSourcedId", "resources").needed());

    static final List<Column> COURSE_RESOURCES = List.of(
            text("title").as(null),
            ref("courseSourcedId", "courses").needed(),
            ref("resourceSourcedId", "resources").needed());

    static final List<Column> USER_RESOURCES = List.of(
            ref("userSourcedId", "users").needed(),
            ref("orgSourcedId", "orgs"),
            ref("classSourcedId", "classes"),
            ref("resourceSourcedId", "resources").needed());

    private RosterColumns() {}
}
