package org.rollbook.command.gradebook;

import java.util.List;
import java.util.Set;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rules R3 and R13: nothing is written into a session that the district has locked, nor into one below it. The student
 * information system is not bound by this.
 */
record WindowIsOpen(Set<String> sessionIds, Submitter by, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        Set<String> locked = facts.setting(SettingKeys.LOCKED_SESSIONS)
                .map(text -> Set.copyOf(List.of(text.trim().split(" +"))))
                .orElse(Set.of());
        if (locked.isEmpty() || locked.contains("") || by.bySis()) {
            return;
        }
        new Sessions(facts)
                .withAncestors(sessionIds).stream()
                        .filter(locked::contains)
                        .sorted()
                        .findFirst()
                        .ifPresent(id -> {
                            throw new Refused(RefusalCode.WINDOW_CLOSED, id);
                        });
    }
}
