package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;

/**
 * One chunk of an import: what the student information system says about up to 1,000 records of one kind. Its record
 * in the ledger holds the number only, since the events hold the rest.
 */
@CommandName("roster.report-roster")
public record ReportRoster(String importId, RosterKind kind, List<? extends RosterReport> records) implements Recorded {
    @Override
    public Object asRecorded() {
        return Map.of("importId", importId, "kind", kind.collection(), "records", records.size());
    }
}
