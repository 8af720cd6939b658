package org.rollbook.command.roster;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;
import org.rollbook.messages.roster.ImportProblem;

/** The package cannot be taken. Said by what runs imports; the event holds the rest. */
@CommandName("roster.fail-import")
public record FailImport(@TargetAggregateIdentifier String importId, List<ImportProblem> problems) implements Recorded {
    @Override
    public Object asRecorded() {
        return Map.of("importId", importId);
    }
}
