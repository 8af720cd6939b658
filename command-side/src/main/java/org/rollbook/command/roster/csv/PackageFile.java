package org.rollbook.command.roster.csv;

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
    ORGS("orgs", RosterColumns.ORGS),
    ACADEMIC_SESSIONS("academicSessions", RosterColumns.ACADEMIC_SESSIONS),
    COURSES("courses", RosterColumns.COURSES),
    CLASSES("classes", RosterColumns.CLASSES),
    USERS("users", RosterColumns.USERS),
    USER_PROFILES("userProfiles", V1P2, RosterColumns.USER_PROFILES),
    ROLES("roles", V1P2, RosterColumns.ROLES),
    ENROLLMENTS("enrollments", RosterColumns.ENROLLMENTS),
    DEMOGRAPHICS("demographics", RosterColumns.DEMOGRAPHICS),
    RESOURCES("resources", RosterColumns.RESOURCES),
    CLASS_RESOURCES("classResources", RosterColumns.CLASS_RESOURCES),
    COURSE_RESOURCES("courseResources", RosterColumns.COURSE_RESOURCES),
    USER_RESOURCES("userResources", V1P2, RosterColumns.USER_RESOURCES),
    CATEGORIES("categories", GradebookColumns.CATEGORIES),
    SCORE_SCALES("scoreScales", V1P2, GradebookColumns.SCORE_SCALES),
    LINE_ITEMS("lineItems", GradebookColumns.LINE_ITEMS),
    RESULTS("results", GradebookColumns.RESULTS),
    LINE_ITEM_SCORE_SCALES("lineItemScoreScales", V1P2, GradebookColumns.LINE_ITEM_SCORE_SCALES),
    RESULT_SCORE_SCALES("resultScoreScales", V1P2, GradebookColumns.RESULT_SCORE_SCALES),
    LINE_ITEM_LEARNING_OBJECTIVE_IDS(
            "lineItemLearningObjectiveIds", V1P2, GradebookColumns.LINE_ITEM_LEARNING_OBJECTIVE_IDS),
    RESULT_LEARNING_OBJECTIVE_IDS("resultLearningObjectiveIds", V1P2, GradebookColumns.RESULT_LEARNING_OBJECTIVE_IDS);

    /** Places of the columns that every file has. */
    static final int ID = 0;

    static final int STATUS = 1;
    static final int MODIFIED = 2;

    private static final Map<String, PackageFile> BY_FILE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(PackageFile::fileName, Function.identity()));

    private final String stem;
    private final boolean since12;
    private final List<Column> columns;

    PackageFile(String stem, Version since, List<Column> own) {
        this.stem = stem;
        this.since12 = since == V1P2;
        List<Column> all = new ArrayList<>(List.of(
                Column.of("sourcedId", Format.GUID).needed().as("id"),
                Column.of("status", Format.STATUS).as(null),
                Column.of("dateLastModified", Format.DATETIME).as(null)));
        all.addAll(own);
        this.columns = List.copyOf(all);
    }

    PackageFile(String stem, List<Column> own) {
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
