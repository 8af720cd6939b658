package org.rollbook.command.roster.csv;

import java.io.IOException;

/** The package as a whole cannot be read on. */
final class PackageFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    PackageFault(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
