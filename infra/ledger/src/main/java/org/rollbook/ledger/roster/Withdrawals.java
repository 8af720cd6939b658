package org.rollbook.ledger.roster;

import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rollbook.command.roster.Staging.Removal;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.messages.roster.RosterKind;

/**
 * Which records the student information system no longer has: marked so by a delta, or missing from bulk data. What
 * belongs to a withdrawn class or person goes with it.
 */
final class Withdrawals {
    private final StagingConnection staged;
    private final Supply supply;

    Withdrawals(StagingConnection staged, Supply supply) {
        this.staged = staged;
        this.supply = supply;
    }

    void find() {
        for (RosterKind kind : RosterKind.values()) {
            PackageFile file = Tables.file(kind);
            if (supply.complete(file)) {
                insert(kind, """
                        select kind, id from roster_index i where kind = %d and active
                        and not exists (select from %s s where s.id = i.id and s.state in ('A', 'R'))""".formatted(Tables.number(kind), Tables.of(file)));
            } else if (supply.mode(file) == Mode.DELTA) {
                insert(kind, """
                        select i.kind, i.id from roster_index i join %s s on s.id = i.id and s.state = 'G'
                        where i.kind = %d and i.active""".formatted(Tables.of(file), Tables.number(kind)));
            }
        }
        along(RosterKind.ENROLLMENT, "i.facts ->> 'classId'", RosterKind.CLASS);
        along(RosterKind.ENROLLMENT, "i.facts ->> 'userId'", RosterKind.USER);
        along(RosterKind.DEMOGRAPHICS, "i.id", RosterKind.USER);
    }

    private void along(RosterKind kind, String owner, RosterKind with) {
        insert(kind, """
                select i.kind, i.id from staged_withdrawals w join roster_index i
                on i.kind = %d and i.active and %s = w.id where w.kind = %d""".formatted(Tables.number(kind), owner, Tables.number(with)));
    }

    private void insert(RosterKind kind, String select) {
        long found = staged.update("insert into staged_withdrawals (kind, id) " + select + " on conflict do nothing");
        if (found > 0 && kind.compareTo(RosterKind.CLASS) >= 0) {
            staged.update("analyze staged_withdrawals");
        }
    }

    /** By collection, where there is anything to withdraw. */
    Map<String, Removal> removals() {
        Map<String, Removal> removals = new LinkedHashMap<>();
        staged.rows("""
                select kind, (select count(*) from roster_index i where i.kind = w.kind and active), count(*)
                from staged_withdrawals w group by kind order by kind""", Withdrawals::removal).forEach(each -> removals.put(each.getKey(), each.getValue()));
        return removals;
    }

    private static Map.Entry<String, Removal> removal(Readable row) {
        RosterKind kind = Tables.kind(Objects.requireNonNull(row.get(0, Short.class)));
        Removal removal = new Removal(
                Objects.requireNonNull(row.get(1, Long.class)), Objects.requireNonNull(row.get(2, Long.class)));
        return Map.entry(kind.collection(), removal);
    }
}
