package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.Version;

/** The columns of each file behind the three that every file has. */
final class ExportColumns {
    /** Where a cell's value comes from. */
    @FunctionalInterface
    interface Cell {
        String of(ExportSource source);
    }

    private final List<String> names = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    private ExportColumns() {}

    List<String> names() {
        return names;
    }

    /** Each cell behind a comma. */
    void write(StringBuilder out, ExportSource source, boolean forPeople) {
        for (int i = 0; i < cells.size(); i++) {
            ExportCells.cell(out.append(','), cells.get(i).of(source), forPeople);
        }
    }

    private ExportColumns add(String name, Cell cell) {
        names.add(name);
        cells.add(cell);
        return this;
    }

    private ExportColumns texts(String... names) {
        for (String name : names) {
            add(name, source -> source.part().text(name));
        }
        return this;
    }

    private ExportColumns lists(String... names) {
        for (String name : names) {
            add(name, source -> ExportCells.list(source.object(), name));
        }
        return this;
    }

    /** A reference of the object, in a column that is named after it. */
    private ExportColumns reference(String name) {
        return add(name + "SourcedId", source -> ExportCells.id(source.object(), name));
    }

    private ExportColumns owner(String name) {
        return add(name + "SourcedId", source -> source.object().text("sourcedId"));
    }

    private ExportColumns own(String column) {
        return add(column, source -> source.part().text("sourcedId"));
    }

    private ExportColumns source() {
        return add("source", source -> source.beside().text("source"));
    }

    static ExportColumns of(ExportFile file, Version version) {
        var columns = new ExportColumns();
        boolean v1p2 = version == Version.V1P2;
        return switch (file) {
            case ORGS -> columns.texts("name", "type", "identifier").reference("parent");
            case ACADEMIC_SESSIONS ->
                columns.texts("title", "type", "startDate", "endDate")
                        .reference("parent")
                        .texts("schoolYear");
            case COURSES ->
                columns.reference("schoolYear")
                        .texts("title", "courseCode")
                        .lists("grades")
                        .reference("org")
                        .lists("subjects", "subjectCodes");
            case CLASSES ->
                columns.texts("title")
                        .lists("grades")
                        .reference("course")
                        .texts("classCode", "classType", "location")
                        .reference("school")
                        .add("termSourcedIds", source -> ExportCells.ids(source.object(), "terms"))
                        .lists("subjects", "subjectCodes", "periods");
            case USERS -> v1p2 ? users12(columns) : users11(columns);
            case USER_PROFILES -> profiles(columns);
            case ROLES ->
                columns.owner("user")
                        .texts("roleType", "role", "beginDate", "endDate")
                        .add("orgSourcedId", source -> ExportCells.id(source.part(), "org"))
                        .add("userProfileSourcedId", source -> source.part().text("userProfile"));
            case ENROLLMENTS ->
                columns.reference("class")
                        .reference("school")
                        .reference("user")
                        .texts("role", "primary", "beginDate", "endDate");
            case DEMOGRAPHICS ->
                columns.texts(
                        "birthDate",
                        "sex",
                        "americanIndianOrAlaskaNative",
                        "asian",
                        "blackOrAfricanAmerican",
                        "nativeHawaiianOrOtherPacificIslander",
                        "white",
                        "demographicRaceTwoOrMoreRaces",
                        "hispanicOrLatinoEthnicity",
                        "countryOfBirthCode",
                        "stateOfBirthAbbreviation",
                        "cityOfBirth",
                        "publicSchoolResidenceStatus");
            case RESOURCES ->
                columns.texts("vendorResourceId", "title")
                        .lists("roles")
                        .texts("importance", "vendorId", "applicationId");
            case CLASS_RESOURCES ->
                columns.add("title", source -> "").owner("class").own("resourceSourcedId");
            case COURSE_RESOURCES ->
                columns.add("title", source -> "").owner("course").own("resourceSourcedId");
            case USER_RESOURCES ->
                columns.owner("user")
                        .add("orgSourcedId", source -> "")
                        .add("classSourcedId", source -> "")
                        .own("resourceSourcedId");
            default -> gradeBook(file, columns, v1p2);
        };
    }

    private static ExportColumns users12(ExportColumns columns) {
        return people(columns.texts("enabledUser"))
                .texts("userMasterIdentifier")
                .add("preferredGivenName", source -> source.object().text("preferredFirstName"))
                .texts("preferredMiddleName")
                .add("preferredFamilyName", source -> source.object().text("preferredLastName"))
                .reference("primaryOrg")
                .texts("pronouns");
    }

    private static ExportColumns users11(ExportColumns columns) {
        return people(columns.texts("enabledUser")
                .add("orgSourcedIds", source -> ExportCells.ids(source.object(), "orgs"))
                .texts("role"));
    }

    private static ExportColumns people(ExportColumns columns) {
        return columns.texts("username")
                .add("userIds", source -> ExportCells.pairs(source.object(), "userIds", "type", "identifier"))
                .texts("givenName", "familyName", "middleName", "identifier", "email", "sms", "phone")
                .add("agentSourcedIds", source -> ExportCells.ids(source.object(), "agents"))
                .lists("grades")
                .add("password", source -> "");
    }

    private static ExportColumns profiles(ExportColumns columns) {
        return columns.owner("user")
                .texts("profileType", "vendorId", "applicationId", "description")
                .add("credentialType", source -> credential(source).text("type"))
                .add("username", source -> credential(source).text("username"))
                .add("password", source -> "");
    }

    private static StoredPart credential(ExportSource source) {
        return first(source.part(), "credentials");
    }

    private static StoredPart first(StoredPart object, String array) {
        var elements = object.get(array).elements();
        return elements.isEmpty() ? StoredPart.NONE : elements.getFirst();
    }

    private static ExportColumns gradeBook(ExportFile file, ExportColumns columns, boolean v1p2) {
        return switch (file) {
            case CATEGORIES ->
                v1p2
                        ? columns.texts("title").add("weight", source -> ExportCells.whole(source.object(), "weight"))
                        : columns.texts("title");
            case SCORE_SCALES ->
                columns.texts("title", "type")
                        .add("orgSourcedId", source -> ExportCells.id(source.beside(), "school"))
                        .add(
                                "courseSourcedId",
                                source -> first(
                                        ExportCells.id(source.object(), "course"),
                                        ExportCells.id(source.beside(), "course")))
                        .reference("class")
                        .add(
                                "scoreScaleValue",
                                source -> ExportCells.pairs(
                                        source.object(), "scoreScaleValue", "itemValueLHS", "itemValueRHS"));
            case LINE_ITEMS -> lineItems(columns, v1p2);
            case RESULTS -> results(columns, v1p2);
            case LINE_ITEM_SCORE_SCALES ->
                columns.add("title", source -> "").owner("lineItem").own("scoreScaleSourcedId");
            case RESULT_SCORE_SCALES ->
                columns.add("title", source -> "").owner("result").own("scoreScaleSourcedId");
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS ->
                columns.owner("lineItem")
                        .source()
                        .add("learningObjectiveId", source -> source.part().text());
            case RESULT_LEARNING_OBJECTIVE_IDS ->
                columns.owner("result").source().texts("learningObjectiveId", "score", "textScore");
            default -> throw new IllegalArgumentException(file + " has no columns");
        };
    }

    private static ExportColumns lineItems(ExportColumns columns, boolean v1p2) {
        columns.texts("title", "description")
                .add("assignDate", source -> ExportCells.day(source.object(), "assignDate"))
                .add("dueDate", source -> ExportCells.day(source.object(), "dueDate"))
                .reference("class")
                .reference("category")
                .add(v1p2 ? "academicSessionSourcedId" : "gradingPeriodSourcedId", ExportColumns::session)
                .texts("resultValueMin", "resultValueMax");
        return v1p2 ? columns.reference("school") : columns;
    }

    private static String session(ExportSource source) {
        return first(
                ExportCells.id(source.object(), "academicSession"),
                ExportCells.id(source.object(), "gradingPeriod"),
                first(source.beside(), "terms").text("sourcedId"));
    }

    private static ExportColumns results(ExportColumns columns, boolean v1p2) {
        columns.reference("lineItem").reference("student").texts("scoreStatus", "score", "scoreDate", "comment");
        return v1p2
                ? columns.texts("textScore").reference("class").texts("inProgress", "incomplete", "late", "missing")
                : columns;
    }

    private static String first(String... values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
