package org.rollbook.command.roster.csv;

/** A row that is no CSV; the rows behind it can still be read. */
final class CsvFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final int field;

    /** @param field place of the field that is broken, from 0 */
    CsvFault(ProblemCode code, int field, String message) {
        super(message, null, false, false);
        this.code = code;
        this.field = field;
    }

    ProblemCode code() {
        return code;
    }

    int field() {
        return field;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
