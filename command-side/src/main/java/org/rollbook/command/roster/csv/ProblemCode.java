package org.rollbook.command.roster.csv;

import static org.rollbook.command.roster.csv.ProblemCode.Severity.ERROR;
import static org.rollbook.command.roster.csv.ProblemCode.Severity.WARNING;

import org.rollbook.messages.oneroster.Profile;

/** Everything that can be wrong with a package, and how bad it is in each profile. */
public enum ProblemCode {
    PKG_NOT_ZIP(Stage.PACKAGE, ERROR, ERROR),
    PKG_TOO_LARGE(Stage.PACKAGE, ERROR, ERROR),
    PKG_DUPLICATE_ENTRY(Stage.PACKAGE, ERROR, ERROR),
    PKG_FOLDER(Stage.PACKAGE, ERROR, WARNING),
    PKG_UNSAFE_PATH(Stage.PACKAGE, ERROR, ERROR),
    PKG_UNKNOWN_FILE(Stage.PACKAGE, ERROR, WARNING),
    PKG_MANIFEST_MISSING(Stage.PACKAGE, ERROR, ERROR),
    MAN_HEADER(Stage.MANIFEST, ERROR, ERROR),
    MAN_UNKNOWN_PROPERTY(Stage.MANIFEST, ERROR, WARNING),
    MAN_DUPLICATE_PROPERTY(Stage.MANIFEST, ERROR, ERROR),
    MAN_MISSING_PROPERTY(Stage.MANIFEST, ERROR, WARNING),
    MAN_BAD_VERSION(Stage.MANIFEST, ERROR, ERROR),
    MAN_BAD_MODE(Stage.MANIFEST, ERROR, ERROR),
    MAN_FILE_MISSING(Stage.MANIFEST, ERROR, ERROR),
    MAN_FILE_UNEXPECTED(Stage.MANIFEST, ERROR, WARNING),
    CSV_ENCODING(Stage.SYNTAX, ERROR, ERROR),
    CSV_QUOTE(Stage.SYNTAX, ERROR, ERROR),
    CSV_LINE_BREAK(Stage.SYNTAX, ERROR, ERROR),
    CSV_BARE_CR(Stage.SYNTAX, ERROR, ERROR),
    CSV_ROW_WIDTH(Stage.SYNTAX, ERROR, WARNING),
    HDR_MISSING(Stage.HEADER, ERROR, ERROR),
    HDR_ORDER(Stage.HEADER, ERROR, WARNING),
    HDR_DUPLICATE(Stage.HEADER, ERROR, ERROR),
    HDR_METADATA_POSITION(Stage.HEADER, ERROR, WARNING),
    HDR_METADATA_NAME(Stage.HEADER, ERROR, WARNING),
    FILE_EMPTY(Stage.HEADER, ERROR, WARNING),
    ROW_REQUIRED(Stage.ROW, ERROR, ERROR),
    ROW_GUID(Stage.ROW, ERROR, ERROR),
    ROW_ENUM(Stage.ROW, ERROR, ERROR),
    ROW_BOOLEAN(Stage.ROW, ERROR, WARNING),
    ROW_DATE(Stage.ROW, ERROR, WARNING),
    ROW_DATETIME(Stage.ROW, ERROR, WARNING),
    ROW_YEAR(Stage.ROW, ERROR, WARNING),
    ROW_INTEGER(Stage.ROW, ERROR, WARNING),
    ROW_FLOAT(Stage.ROW, ERROR, ERROR),
    ROW_LIST(Stage.ROW, ERROR, WARNING),
    ROW_LIST_LENGTH(Stage.ROW, ERROR, WARNING),
    ROW_LIFECYCLE_IN_BULK(Stage.ROW, ERROR, WARNING),
    ROW_LIFECYCLE_MISSING(Stage.ROW, ERROR, ERROR),
    ROW_BLANKS(Stage.ROW, WARNING, WARNING),
    ROW_TOO_LONG(Stage.ROW, WARNING, WARNING),
    REF_DUPLICATE_ID(Stage.REFERENCE, ERROR, ERROR),
    REF_FILE_MISSING(Stage.REFERENCE, ERROR, WARNING),
    REF_RECORD_MISSING(Stage.REFERENCE, ERROR, ERROR),
    SEM_ORG_TYPE(Stage.SEMANTICS, ERROR, WARNING),
    SEM_SESSION_TYPE(Stage.SEMANTICS, ERROR, WARNING),
    SEM_DATE_ORDER(Stage.SEMANTICS, WARNING, WARNING),
    SEM_SCORE_RANGE(Stage.SEMANTICS, ERROR, ERROR),
    SEM_SCALE_MAPPING(Stage.SEMANTICS, ERROR, ERROR),
    SEM_CASE_ID(Stage.SEMANTICS, ERROR, WARNING),
    SEM_PRIMARY_ROLE(Stage.SEMANTICS, ERROR, WARNING),
    SEM_NO_ROLE(Stage.SEMANTICS, WARNING, WARNING),
    SEM_PROFILE_OWNER(Stage.SEMANTICS, ERROR, WARNING),
    SEM_PRIMARY_ORG(Stage.SEMANTICS, WARNING, WARNING),
    SEM_SCHOOL_MISMATCH(Stage.SEMANTICS, WARNING, WARNING),
    SEM_PRIMARY_TEACHER(Stage.SEMANTICS, WARNING, WARNING),
    SEM_NOT_ENROLLED(Stage.SEMANTICS, WARNING, WARNING),
    SEM_SCORE_OUT_OF_RANGE(Stage.SEMANTICS, WARNING, WARNING),
    /** Two identifiers are different, but look alike. */
    SEM_ID_CASE(Stage.SEMANTICS, WARNING, WARNING),
    SEM_CYCLE(Stage.SEMANTICS, ERROR, ERROR),
    /** A row could not be told apart, so that nothing of its file was withdrawn. */
    IMP_NO_WITHDRAWAL(Stage.SEMANTICS, WARNING, WARNING),
    /** The row of a delta is older than what the source has sent before. */
    IMP_OLDER(Stage.SEMANTICS, WARNING, WARNING),
    /** The record that is to be withdrawn is not there. */
    IMP_UNKNOWN(Stage.SEMANTICS, WARNING, WARNING),
    /** Links between records whose own file is not in the package change nothing. */
    IMP_LINKS_ALONE(Stage.SEMANTICS, WARNING, WARNING),
    /** Much would be withdrawn: the import waits for approval. */
    IMP_LARGE_DELETE(Stage.SEMANTICS, WARNING, WARNING),
    /** The grade book refused the record; the message says by which rule. */
    IMP_REFUSED(Stage.SEMANTICS, ERROR, ERROR);

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final Stage stage;
    private final Severity strict;
    private final Severity lenient;

    ProblemCode(Stage stage, Severity strict, Severity lenient) {
        this.stage = stage;
        this.strict = strict;
        this.lenient = lenient;
    }

    public Stage stage() {
        return stage;
    }

    public Severity severity(Profile profile) {
        return profile == Profile.STRICT ? strict : lenient;
    }

    /** True when an error of this code means the package as a whole, also for a lenient reader. */
    boolean refusesPackage() {
        return stage.compareTo(Stage.MANIFEST) <= 0 || stage == Stage.HEADER || this == CSV_ENCODING;
    }
}
