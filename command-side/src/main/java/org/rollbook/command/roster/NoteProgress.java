package org.rollbook.command.roster;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;

/** The import has dealt with some of its records. Said by what runs imports; the event holds the rest. */
@CommandName("roster.note-progress")
public record NoteProgress(@TargetAggregateIdentifier String importId, long done, long total) implements Recorded {
    @Override
    public Object asRecorded() {
        return Map.of("importId", importId);
    }
}
