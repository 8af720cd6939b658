package org.rollbook.command.connection;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Function;

/** Only what the application offers can be enabled (S18). */
record FunctionIsOffered(Function function, KnownApplication application) implements Rule {
    @Override
    public void check(Notes notes) {
        if (!application.offers().contains(function)) {
            throw new Refused(RefusalCode.FUNCTION_NOT_OFFERED, function.label());
        }
    }
}
