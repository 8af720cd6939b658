package org.rollbook.ledger.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.messages.roster.RosterKind;

/** Which file, which table and which kind of record belong together. */
final class Tables {
    private static final List<String> WORKED_OUT = List.of(
            "staged_withdrawals",
            "staged_affected_people",
            "staged_class_facts",
            "staged_org_schools",
            "staged_session_ancestors",
            "staged_session_schools",
            "staged_attendance",
            "staged_people");

    private Tables() {}

    static String of(PackageFile file) {
        return "staged_" + file.stem().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** All tables of the stage. */
    static String[] all() {
        return Stream.concat(Arrays.stream(PackageFile.values()).map(Tables::of), WORKED_OUT.stream())
                .toArray(String[]::new);
    }

    static PackageFile file(RosterKind kind) {
        return switch (kind) {
            case ORG -> PackageFile.ORGS;
            case ACADEMIC_SESSION -> PackageFile.ACADEMIC_SESSIONS;
            case COURSE -> PackageFile.COURSES;
            case CLASS -> PackageFile.CLASSES;
            case USER -> PackageFile.USERS;
            case ENROLLMENT -> PackageFile.ENROLLMENTS;
            case DEMOGRAPHICS -> PackageFile.DEMOGRAPHICS;
            case RESOURCE -> PackageFile.RESOURCES;
        };
    }

    static Optional<RosterKind> kind(PackageFile file) {
        for (RosterKind kind : RosterKind.values()) {
            if (file(kind) == file) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind that the inline index stores by this number. */
    static RosterKind kind(short number) {
        return List.of(RosterKind.values()).get(number);
    }

    /** As the inline index stores it: its place in the enum. */
    @SuppressWarnings("EnumOrdinal")
    static short number(RosterKind kind) {
        return (short) kind.ordinal();
    }
}
