package org.rollbook.command.roster;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportProblem;

/** Much would be withdrawn: the import waits for approval. Said by what runs imports; the event holds the rest. */
@CommandName("roster.hold-import")
public record HoldImport(
        @TargetAggregateIdentifier String importId, Map<String, ImportCounts> counts, List<ImportProblem> problems)
        implements Recorded {
    @Override
    public Object asRecorded() {
        return Map.of("importId", importId);
    }
}
