package org.rollbook.command.roster;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportProblem;

/** All of the package has been dealt with. Said by what runs imports; the event holds the rest. */
@CommandName("roster.finish-import")
public record FinishImport(
        @TargetAggregateIdentifier String importId,
        Map<String, ImportCounts> counts,
        List<ImportProblem> problems,
        long problemsFound)
        implements Recorded {
    @Override
    public Object asRecorded() {
        return Map.of("importId", importId);
    }
}
