package org.rollbook.command.connection;

import java.util.Set;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Function;

/** Grade book sync cannot do without roster sync (S21). */
record FunctionIsNotNeeded(Function function, Set<Function> enabled) implements Rule {
    @Override
    public void check(Notes notes) {
        if (function == Function.ROSTER_SYNC && enabled.contains(Function.GRADE_BOOK_SYNC)) {
            throw new Refused(RefusalCode.FUNCTION_NEEDED, function.label(), Function.GRADE_BOOK_SYNC.label());
        }
    }
}
