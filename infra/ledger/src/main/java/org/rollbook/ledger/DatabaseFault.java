package org.rollbook.ledger;

import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import reactor.core.Exceptions;

/** What a failed transaction means, by the SQL state that the database gave. */
final class DatabaseFault {
    /** Raised by {@code ledger.follow} and {@code ledger.follow_unanswered}. */
    private static final String OVERTAKEN = "RB001";

    private static final String UNIQUE_VIOLATION = "23505";
    /** Classes of states: bad data, violated constraint, bad statement, beyond a limit of the server. */
    private static final List<String> PERMANENT = List.of("22", "23", "42", "54");

    private DatabaseFault() {}

    /** Someone else has appended meanwhile, or a key that was taken for new is there already. */
    static boolean isOvertaken(Throwable problem) {
        return OVERTAKEN.equals(state(problem)) || isDuplicate(problem);
    }

    static boolean isDuplicate(Throwable problem) {
        return UNIQUE_VIOLATION.equals(state(problem));
    }

    /** The data is at fault, so that trying again would end the same way. */
    static boolean isPermanent(Throwable problem) {
        if (problem instanceof PostgresqlException) {
            return PERMANENT.stream().anyMatch(state(problem)::startsWith);
        }
        return switch (Exceptions.unwrap(problem)) {
            case R2dbcException _, IOException _, TimeoutException _, IllegalStateException _ -> false;
            default -> true;
        };
    }

    /** Five characters; empty when the problem is none of the database. */
    private static String state(Throwable problem) {
        return problem instanceof PostgresqlException database
                ? database.getErrorDetails().getCode()
                : "";
    }
}
