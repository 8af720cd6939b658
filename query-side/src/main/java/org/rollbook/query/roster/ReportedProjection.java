package org.rollbook.query.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.RosterReport;
import org.rollbook.messages.roster.RosterWithdrawal;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shape;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Tombstone;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** One kind of roster record: what is reported becomes its row, what is withdrawn its tombstone. */
abstract class ReportedProjection<R extends RosterReport> implements Projection {
    private final RosterKind kind;
    private final Class<R> report;
    private final Model model;

    ReportedProjection(RosterKind kind, Class<R> report, Shape shape) {
        this.kind = kind;
        this.report = report;
        this.model = shape.model();
    }

    /** The row of a record; null when OneRoster has no way to show it. */
    abstract @Nullable Row row(R record, Instant recordedAt);

    @Override
    public List<Model> models() {
        return List.of(model);
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        if (report.isInstance(entry.event())) {
            var record = report.cast(entry.event());
            var row = row(record, entry.recordedAt());
            if (row == null) {
                changes.end(model, record.id());
            } else {
                changes.put(model, row);
            }
        } else if (entry.event() instanceof RosterWithdrawal withdrawal && withdrawal.kind() == kind) {
            changes.amend(model, withdrawal.id(), Tombstone.at(entry.recordedAt()));
        }
    }

    static Set<String> schools(Collection<String> ids) {
        return new TreeSet<>(ids);
    }

    static ObjectWriter spanning(ObjectWriter out, Collection<String> schools) {
        return out.hidden(Shapes.SPANS, schools.size() > 1 ? "true" : null);
    }

    /** The value that 1.1 shows instead of one that only 1.2 allows; null when both show the same. */
    static @Nullable String instead(@Nullable String value, String of11) {
        return value != null && value.startsWith("ext:") ? of11 : null;
    }
}
