package org.rollbook.command.connection;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Function;

/** What brings scores in needs the entitlement, which installations have unless it was taken away (S02). */
record InstallationIsEntitled(Function function, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (function.needsEntitlement()
                && facts.setting(SettingKeys.GRADE_BOOK_ENTITLED)
                        .filter("false"::equals)
                        .isPresent()) {
            throw new Refused(RefusalCode.FUNCTION_NOT_ENTITLED, function.label());
        }
    }
}
