package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.databind.JsonNode;

/** The columns of each file behind the three that every file has, and the rows that one object gives. */
final class ExportColumns {
    /** Where a cell's value comes from. */
    @FunctionalInterface
    interface Cell {
        String of(Source source);
    }

    /**
     * What a row is made of.
     *
     * @param object the whole object
     * @param part the part of it that the row is for; the object itself, where a row is for it
     * @param taught the class of the object, where its file needs it; an empty object elsewhere
     */
    record Source(String rowId, JsonNode object, JsonNode part, JsonNode taught) {}

    private final Map<String, Cell> cells = new LinkedHashMap<>();

    private ExportColumns() {}

    List<String> names() {
        return List.copyOf(cells.keySet());
    }

    List<String> values(Source source) {
        return cells.values().stream().map(cell -> cell.of(source)).toList();
    }

    private ExportColumns add(String name, Cell cell) {
        cells.put(name, cell);
        return this;
    }

    private ExportColumns texts(String... names) {
        for (String name : names) {
            add(name, source -> ExportCells.text(source.part(), name));
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
        return add(name + "SourcedId", source -> ExportCells.text(source.object(), "sourcedId"));
    }

    private ExportColumns own(String column) {
        return add(column, source -> ExportCells.text(source.part(), "sourcedId"));
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
                        .add("userProfileSourcedId", source -> ExportCells.text(source.part(), "userProfile"));
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
                .add("preferredGivenName", source -> ExportCells.text(source.object(), "preferredFirstName"))
                .texts("preferredMiddleName")
                .add("preferredFamilyName", source -> ExportCells.text(source.object(), "preferredLastName"))
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
                .add("credentialType", source -> ExportCells.text(credential(source), "type"))
                .add("username", source -> ExportCells.text(credential(source), "username"))
                .add("password", source -> "");
    }

    private static JsonNode credential(Source source) {
        return source.part().path("credentials").path(0);
    }

    private static ExportColumns gradeBook(ExportFile file, ExportColumns columns, boolean v1p2) {
        return switch (file) {
            case CATEGORIES ->
                v1p2
                        ? columns.texts("title").add("weight", source -> ExportCells.whole(source.object(), "weight"))
                        : columns.texts("title");
            case SCORE_SCALES ->
                columns.texts("title", "type")
                        .add("orgSourcedId", source -> ExportCells.id(source.taught(), "school"))
                        .add(
                                "courseSourcedId",
                                source -> first(
                                        ExportCells.id(source.object(), "course"),
                                        ExportCells.id(source.taught(), "course")))
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
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS -> columns.owner("lineItem").texts("source", "learningObjectiveId");
            case RESULT_LEARNING_OBJECTIVE_IDS ->
                columns.owner("result").texts("source", "learningObjectiveId", "score", "textScore");
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

    private static String session(Source source) {
        return first(
                ExportCells.id(source.object(), "academicSession"),
                ExportCells.id(source.object(), "gradingPeriod"),
                ExportCells.text(source.taught().path("terms").path(0), "sourcedId"));
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

    /** The rows that an object gives in a file. */
    static List<Source> rows(ExportFile file, JsonNode object, JsonNode taught) {
        String id = ExportCells.text(object, "sourcedId");
        return switch (file) {
            case ROLES -> numbered(id, ".r", object, object.path("roles"));
            case USER_PROFILES ->
                object.path("userProfiles")
                        .valueStream()
                        .map(profile -> new Source(ExportCells.text(profile, "profileId"), object, profile, taught))
                        .toList();
            case CLASS_RESOURCES, COURSE_RESOURCES, USER_RESOURCES ->
                object.path("resources")
                        .valueStream()
                        .map(resource -> new Source(
                                id + "/" + ExportCells.text(resource, "sourcedId"), object, resource, taught))
                        .toList();
            case LINE_ITEM_SCORE_SCALES, RESULT_SCORE_SCALES ->
                object.has("scoreScale")
                        ? List.of(new Source(id + ".s", object, object.path("scoreScale"), taught))
                        : List.of();
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS, RESULT_LEARNING_OBJECTIVE_IDS ->
                numbered(id, ".o", object, StoredJson.array(objectives(object)));
            default -> List.of(new Source(id, object, object, taught));
        };
    }

    private static List<Source> numbered(String id, String kind, JsonNode object, JsonNode parts) {
        var rows = new ArrayList<Source>();
        for (var part : parts) {
            rows.add(new Source(id + kind + (rows.size() < 9 ? "0" : "") + (rows.size() + 1), object, part, object));
        }
        return rows;
    }

    /** Each objective with the source of its set; those of line items are ids alone. */
    private static List<Map<String, Object>> objectives(JsonNode object) {
        return object.path("learningObjectiveSet")
                .valueStream()
                .flatMap(set -> java.util.stream.Stream.concat(
                                set.path("learningObjectiveIds")
                                        .valueStream()
                                        .map(id -> Map.<String, Object>of("learningObjectiveId", id.asString())),
                                set.path("learningObjectiveResults")
                                        .valueStream()
                                        .map(ExportColumns::reached))
                        .map(objective -> {
                            Map<String, Object> whole = new LinkedHashMap<>(objective);
                            whole.put("source", ExportCells.text(set, "source"));
                            return whole;
                        }))
                .collect(Collectors.toList());
    }

    private static Map<String, Object> reached(JsonNode objective) {
        var reached = new LinkedHashMap<String, Object>();
        for (String name : List.of("learningObjectiveId", "score", "textScore")) {
            reached.put(name, ExportCells.text(objective, name));
        }
        return reached;
    }
}
