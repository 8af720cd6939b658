package org.rollbook.command.gradebook;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.connection.Settings;

/** Rule R8: a long title is kept whole, and its sender knows that the grade book shows the beginning. */
record TitleFitsGradeBook(String title, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        int limit = facts.setting(SettingKeys.TITLE_LIMIT)
                .map(Integer::valueOf)
                .orElse(Settings.initial().titleLimit());
        int length = title.codePointCount(0, title.length());
        if (length > limit) {
            notes.add(WarningCode.TITLE_TRUNCATED, length, limit);
        }
    }
}
