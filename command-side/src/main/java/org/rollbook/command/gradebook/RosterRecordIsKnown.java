package org.rollbook.command.gradebook;

import static org.rollbook.command.index.FactNames.SCHOOL_IDS;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.roster.RosterKind;

/** A course or an organisation that is named exists, and the connection sees it. */
record RosterRecordIsKnown(RosterKind kind, @Nullable String id, RefusalCode otherwise, Submitter by, Facts facts)
        implements Rule {
    @Override
    public void check(Notes notes) {
        if (id != null && !isKnown(id)) {
            throw new Refused(otherwise, id);
        }
    }

    private boolean isKnown(String named) {
        return Optional.ofNullable(facts.roster(kind, List.of(named)).get(named))
                .filter(fact ->
                        by.schools() == null || fact.ids(SCHOOL_IDS).stream().anyMatch(by::sees))
                .isPresent();
    }
}
