package org.rollbook.ledger.roster;

import io.r2dbc.spi.Readable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.ContentHash;
import org.rollbook.command.roster.GradebookRow;
import org.rollbook.command.roster.Staging.Change;
import org.rollbook.command.roster.Staging.Removal;
import org.rollbook.command.roster.Staging.Stage;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.command.roster.csv.Rows;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.RosterReport;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One import's use of the stage. */
final class PostgresStage implements Stage {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final StagingConnection staged;
    private final StagingConnection beside;
    private final String importId;
    private final Supply supply = new Supply();
    private final Gradebook gradebook;
    private final Map<PackageFile, Long> unreadable = new EnumMap<>(PackageFile.class);

    /** @param beside for enrollments, while the other connection is busy */
    PostgresStage(StagingConnection staged, StagingConnection beside, String importId) {
        this.staged = staged;
        this.beside = beside;
        this.importId = importId;
        this.gradebook = new Gradebook(staged, supply);
        clear();
    }

    @Override
    public void load(PackageFile file, Mode mode, Rows rows) throws IOException {
        StagingConnection connection = connection(file);
        CopyText copy = new CopyText(file, rows);
        try {
            connection.copy(copy.sql(), copy.pieces());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        connection.update("analyze " + Tables.of(file));
        note(
                file,
                mode,
                rows.unreadable(),
                connection.isTrue("select exists (select from %s)".formatted(Tables.of(file))));
    }

    private StagingConnection connection(PackageFile file) {
        return file == PackageFile.ENROLLMENTS ? beside : staged;
    }

    private synchronized void note(PackageFile file, Mode mode, long unread, boolean any) {
        supply.brought(file, mode);
        unreadable.put(file, unread);
        if (unread > 0 || !any) {
            supply.saysNothingOfOthers(file);
        }
    }

    @Override
    public void check(Problems problems) {
        unreadable.forEach((file, rows) -> {
            if (rows > 0 && supply.mode(file) == Mode.BULK) {
                problems.note(
                        ProblemCode.IMP_NO_WITHDRAWAL,
                        file.fileName(),
                        0,
                        null,
                        rows + " rows cannot be read; nothing that the file does not name is withdrawn.");
            }
        });
        new Ages(staged, supply).leaveOutOlder(problems);
        new References(staged, supply, problems).check();
        if (!problems.refusesPackage()) {
            new Semantics(staged, supply, problems).check();
        }
    }

    @Override
    public Map<String, Removal> prepare() {
        Withdrawals withdrawals = new Withdrawals(staged, supply);
        withdrawals.find();
        Hydration hydration = new Hydration(staged, supply);
        Scopes scopes = new Scopes(staged, supply);
        scopes.rolesFromUsers();
        hydration.addRecords();
        hydration.addParts();
        scopes.administrators();
        scopes.places();
        scopes.people();
        Map<String, Removal> removals = withdrawals.removals();
        removals.putAll(gradebook.removals());
        return removals;
    }

    @Override
    public long size() {
        return Arrays.stream(RosterKind.values())
                .map(Tables::file)
                .filter(supply::supplied)
                .mapToLong(
                        file -> staged.number("select count(*) from %s where state = 'A'".formatted(Tables.of(file))))
                .sum();
    }

    @Override
    public long changes(RosterKind kind, int chunk, Function<List<Change>, CompletionStage<?>> work) {
        ObjectReader reader = JSON.readerFor(Compositions.type(kind));
        AtomicLong same = new AtomicLong();
        StagingConnection connection = connection(Tables.file(kind));
        if (kind == RosterKind.ENROLLMENT) {
            same.set(connection.number("""
                    select count(*) from staged_enrollments x
                    join roster_index i on i.kind = 5 and i.id = x.id and i.active and i.hash = x.hash
                    where x.state = 'A'"""));
        }
        connection.stream(
                Compositions.query(kind),
                row -> new Composed(
                        Objects.requireNonNull(row.get(0, String.class)),
                        Boolean.TRUE.equals(row.get(1, Boolean.class)),
                        row.get(2, String.class)),
                composed -> {
                    RosterReport report = reader.readValue(composed.json);
                    if (composed.hash != null
                            && kind != RosterKind.ENROLLMENT
                            && composed.hash.equals(ContentHash.of(report))) {
                        same.addAndGet(composed.ofPackage ? 1 : 0);
                        return null;
                    }
                    return new Change(report, composed.hash != null);
                },
                chunk,
                work);
        return same.get();
    }

    /** @param hash of the record in the roster; null when it has none that is active */
    private record Composed(
            String json, boolean ofPackage, @Nullable String hash) {}

    @Override
    public void withdrawals(RosterKind kind, int chunk, Function<List<String>, CompletionStage<?>> work) {
        staged.stream(
                "select id from staged_withdrawals where kind = " + Tables.number(kind) + " order by id",
                row -> Objects.requireNonNull(row.get(0, String.class)),
                id -> id,
                chunk,
                work);
    }

    @Override
    public long gradebook(PackageFile file, int chunk, Function<List<GradebookRow>, CompletionStage<?>> work) {
        return gradebook.rows(file, chunk, work);
    }

    @Override
    public void gradebookTaken(PackageFile file, Collection<String> refused) {
        gradebook.taken(file, refused);
    }

    @Override
    public void gradebookWithdrawals(PackageFile file, int chunk, Function<List<String>, CompletionStage<?>> work) {
        gradebook.withdrawals(file, chunk, work);
    }

    @Override
    public void taken() {
        new Ages(staged, supply).remember();
    }

    /** From the ledger, so that an interrupted import counts what it did before. */
    @Override
    public Map<String, ImportCounts> done() {
        Map<String, ImportCounts> done = new LinkedHashMap<>();
        staged.rows(
                """
                select e.stream_type,
                  count(*) filter (where e.name like '%-reported' and (e.version = 0 or b.name like '%-withdrawn')),
                  count(*) filter (where e.name like '%-reported' and e.version > 0 and b.name like '%-reported'),
                  count(*) filter (where e.name like '%-withdrawn')
                from entry e left join entry b on b.stream = e.stream and b.version = e.version - 1
                where e.position > (select position from entry where stream = $1 and version = 0)
                and e.stream is not null and e.metadata::jsonb ->> 'user' = $2 group by e.stream_type""",
                row -> {
                    String word = row.get(0, String.class);
                    return Arrays.stream(RosterKind.values())
                            .filter(kind -> kind.word().equals(word))
                            .map(kind -> done.put(
                                    kind.collection(),
                                    new ImportCounts(number(row, 1), number(row, 2), number(row, 3), 0, 0)))
                            .toList();
                },
                importId,
                "import:" + importId);
        return done;
    }

    private static long number(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    @Override
    public Map<String, Long> refused() {
        return Arrays.stream(PackageFile.values())
                .filter(supply::supplied)
                .collect(Collectors.toMap(
                        PackageFile::stem,
                        file -> unreadable.getOrDefault(file, 0L)
                                + staged.number("select count(*) from %s where state = 'R'".formatted(Tables.of(file))),
                        Long::sum,
                        LinkedHashMap::new));
    }

    /** Empties what is not empty: for each table that it truncates the server waits for the disk. */
    private void clear() {
        var filled = staged.rows(
                "select relname::text from pg_class where relname = any ($1) and pg_table_is_visible(oid)"
                        + " and pg_relation_size(oid) > 0",
                row -> String.valueOf(row.get(0, String.class)),
                (Object) Tables.all());
        if (!filled.isEmpty()) {
            staged.update("truncate " + String.join(", ", filled));
        }
    }

    /** Nothing about people stays on the stage. */
    @Override
    public void close() {
        try (staged;
                beside) {
            clear();
        }
    }
}
