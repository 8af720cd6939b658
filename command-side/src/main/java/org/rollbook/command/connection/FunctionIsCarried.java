package org.rollbook.command.connection;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;

/** A connection is used for what its standard can carry. */
record FunctionIsCarried(Function function, ConnectionKind kind) implements Rule {
    @Override
    public void check(Notes notes) {
        if (!kind.carries().contains(function)) {
            throw new Refused(RefusalCode.KIND_WITHOUT_FUNCTION, kind.word(), function.label());
        }
    }
}
