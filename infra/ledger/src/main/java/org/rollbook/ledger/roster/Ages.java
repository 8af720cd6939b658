package org.rollbook.ledger.roster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.messages.oneroster.Profile;

/**
 * When the source changed what it sent in deltas. Packages may come out of order: a row that is older than one that was
 * taken says nothing any more. By the letter of the standard it is taken all the same.
 */
final class Ages {
    private final StagingConnection staged;
    private final Supply supply;

    Ages(StagingConnection staged, Supply supply) {
        this.staged = staged;
        this.supply = supply;
    }

    void leaveOutOlder(Problems problems) {
        if (problems.profile() == Profile.STRICT) {
            return;
        }
        deltas().forEach(file -> {
            List<Long> lines = staged.lines("""
                    delete from %s x using source_time t where t.file = '%s' and t.id = x.id
                    and x.modified < t.modified returning x.line""".formatted(Tables.of(file), file.stem()));
            lines.stream()
                    .sorted()
                    .forEach(line -> problems.note(
                            ProblemCode.IMP_OLDER,
                            file.fileName(),
                            line,
                            "dateLastModified",
                            "The record came in a newer state before; the row is passed over."));
        });
    }

    void remember() {
        deltas().forEach(file -> staged.update("""
                insert into source_time (file, id, modified)
                select '%s', id, modified from %s where modified is not null and state in ('A', 'G')
                on conflict (file, id) do update set modified = greatest(excluded.modified, source_time.modified)
                """.formatted(file.stem(), Tables.of(file))));
    }

    private Stream<PackageFile> deltas() {
        return Arrays.stream(PackageFile.values()).filter(file -> supply.mode(file) == Mode.DELTA);
    }
}
