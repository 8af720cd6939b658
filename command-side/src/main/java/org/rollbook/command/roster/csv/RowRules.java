package org.rollbook.command.roster.csv;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What must hold between the values of one row. */
final class RowRules {
    private RowRules() {}

    static void check(PackageFile file, @Nullable String[] row, Cells cells) {
        switch (file) {
            case ACADEMIC_SESSIONS -> order(file, row, "startDate", "endDate", cells);
            case ROLES, ENROLLMENTS -> order(file, row, "beginDate", "endDate", cells);
            case COURSES, CLASSES -> subjects(file, row, cells);
            case LINE_ITEMS -> {
                order(file, row, "assignDate", "dueDate", cells);
                range(file, row, cells);
            }
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS, RESULT_LEARNING_OBJECTIVE_IDS -> objective(file, row, cells);
            default -> {}
        }
    }

    private static void order(PackageFile file, @Nullable String[] row, String first, String last, Cells cells) {
        String from = row[file.place(first)];
        String to = row[file.place(last)];
        boolean days = file == PackageFile.LINE_ITEMS;
        if (from != null && to != null && (days ? to.compareTo(from) < 0 : to.compareTo(from) <= 0)) {
            cells.note(ProblemCode.SEM_DATE_ORDER, last, "The end is not after the start.");
        }
    }

    private static void subjects(PackageFile file, @Nullable String[] row, Cells cells) {
        String subjects = row[file.place("subjects")];
        String codes = row[file.place("subjectCodes")];
        if (subjects != null && codes != null && length(subjects) != length(codes)) {
            cells.note(ProblemCode.ROW_LIST_LENGTH, "subjectCodes", "There are not as many codes as subjects.");
        }
    }

    /** Of a JSON array of strings: strings cannot hold the separator of its elements, since commas cannot be in them. */
    private static long length(String array) {
        return array.chars().filter(c -> c == ',').count();
    }

    private static void range(PackageFile file, @Nullable String[] row, Cells cells) {
        String min = row[file.place("resultValueMin")];
        String max = row[file.place("resultValueMax")];
        if (min != null && max != null && new BigDecimal(min).compareTo(new BigDecimal(max)) > 0) {
            cells.note(ProblemCode.SEM_SCORE_RANGE, "resultValueMin", "The minimum is above the maximum.");
        }
    }

    private static void objective(PackageFile file, @Nullable String[] row, Cells cells) {
        int place = file.place("learningObjectiveId");
        String id = row[place];
        if (id == null || !"case".equals(row[file.place("source")])) {
            return;
        }
        boolean urn = id.startsWith("urn:uuid:");
        if (urn && Texts.UUID.matcher(id.substring(9)).matches()) {
            return;
        }
        String message = "An objective of source case is named by a UUID URN.";
        if (Texts.UUID.matcher(id).matches()) {
            cells.note(ProblemCode.SEM_CASE_ID, "learningObjectiveId", message);
            row[place] = "urn:uuid:" + id;
        } else {
            cells.error(ProblemCode.SEM_CASE_ID, "learningObjectiveId", message);
        }
    }
}
