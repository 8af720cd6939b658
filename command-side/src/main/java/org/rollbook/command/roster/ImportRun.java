package org.rollbook.command.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rollbook.command.roster.Staging.Change;
import org.rollbook.command.roster.Staging.OpenImport;
import org.rollbook.command.roster.Staging.Removal;
import org.rollbook.command.roster.Staging.Stage;
import org.rollbook.command.roster.csv.Limits;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.command.roster.csv.RosterPackage;
import org.rollbook.command.roster.csv.Rows;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ReportRoster;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.WithdrawRoster;

/**
 * Takes one package from its file into the ledger. Whatever was done of it before an interruption is found unchanged
 * and passed over, so that a run can always begin from the start.
 */
final class ImportRun {
    private static final int CHUNK = 1_000;
    /** A collection smaller than this may change as it likes. */
    private static final long LARGE = 50;

    private final OpenImport open;
    private final Staging staging;
    private final Commands commands;
    private final Caller caller;
    private final Problems problems;
    private final ImportTally tally;

    ImportRun(OpenImport open, Profile profile, Staging staging, Commands commands) {
        this.open = open;
        this.staging = staging;
        this.commands = new PatientCommands(commands);
        this.caller = new Caller(open.importId(), null, null, "import:" + open.importId());
        this.problems = new Problems(profile);
        this.tally = new ImportTally(open.importId(), commands, caller);
    }

    /** @throws IOException when the file cannot be read for reasons of this machine */
    void run(Path file, Limits limits) throws IOException {
        try (RosterPackage roster = RosterPackage.open(file, limits, problems).orElse(null)) {
            if (roster == null) {
                fail();
                return;
            }
            try (Stage stage = staging.open(open.importId())) {
                load(roster, stage);
                if (!problems.refusesPackage()) {
                    stage.check(problems);
                }
                if (problems.refusesPackage()) {
                    fail();
                    return;
                }
                settle(stage);
            }
        }
    }

    /** The file that is mostly as large as all others together is loaded beside them. */
    private void load(RosterPackage roster, Stage stage) throws IOException {
        Problems found = new Problems(problems.profile());
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> largest = beside.submit(() -> load(roster, stage, PackageFile.ENROLLMENTS, found));
            for (PackageFile file : PackageFile.values()) {
                if (file != PackageFile.ENROLLMENTS) {
                    load(roster, stage, file, problems);
                }
            }
            await(largest);
        }
        problems.add(found);
    }

    private static void await(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** False when the package does not have the file. */
    private static boolean load(RosterPackage roster, Stage stage, PackageFile file, Problems problems)
            throws IOException {
        Mode mode = roster.mode(file);
        if (mode == Mode.ABSENT) {
            return false;
        }
        try (Rows rows = roster.rows(file, problems)) {
            stage.load(file, mode, rows);
        }
        return true;
    }

    private void settle(Stage stage) throws IOException {
        Map<String, Removal> removals = stage.prepare();
        tally.begin(stage.size(), stage.refused());
        boolean large = removals.values().stream().anyMatch(ImportRun::large);
        boolean held = large && !open.allowLargeRemoval() && !open.dryRun();
        if (large && (held || open.dryRun())) {
            removals.forEach((collection, removal) -> {
                if (large(removal)) {
                    problems.note(
                            ProblemCode.IMP_LARGE_DELETE,
                            collection + ".csv",
                            0,
                            null,
                            "%d of %d records would be withdrawn.".formatted(removal.withdrawn(), removal.active()));
                }
            });
        }
        if (held || open.dryRun()) {
            onlyCount(stage, removals);
            send(
                    held
                            ? new HoldImport(open.importId(), tally.counts(), problems.list())
                            : new FinishImport(open.importId(), tally.counts(), problems.list(), problems.found()));
            return;
        }
        tally.progress();
        apply(stage);
        stage.taken();
        send(new FinishImport(
                open.importId(),
                open.begun() ? tally.counts(stage.done()) : tally.counts(),
                problems.list(),
                problems.found()));
    }

    private static boolean large(Removal removal) {
        return removal.active() >= LARGE && removal.withdrawn() * 10 > removal.active();
    }

    private GradebookPart gradebook(Stage stage) {
        return new GradebookPart(stage, commands, caller, problems, tally);
    }

    private void onlyCount(Stage stage, Map<String, Removal> removals) {
        for (RosterKind kind : RosterKind.values()) {
            long same = stage.changes(kind, CHUNK, chunk -> {
                tally.changed(kind, chunk);
                return CompletableFuture.completedFuture(chunk);
            });
            tally.same(kind.collection(), same);
        }
        gradebook(stage).onlyCount();
        removals.forEach((collection, removal) -> tally.withdrawn(collection, removal.withdrawn()));
    }

    /** Enrollments are put in order while what comes before them is written. */
    private void apply(Stage stage) throws IOException {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> enrollments = beside.submit(() -> apply(stage, RosterKind.ENROLLMENT, turn));
            try {
                for (RosterKind kind : RosterKind.values()) {
                    if (kind == RosterKind.ENROLLMENT) {
                        turn.complete(null);
                        await(enrollments);
                    } else {
                        apply(stage, kind, CompletableFuture.completedFuture(null));
                    }
                }
            } finally {
                turn.cancel(true);
            }
        }
        GradebookPart gradebook = gradebook(stage);
        gradebook.send();
        gradebook.withdraw();
        for (RosterKind kind : List.of(RosterKind.values()).reversed()) {
            stage.withdrawals(
                    kind,
                    CHUNK,
                    ids -> commands.send(new WithdrawRoster(open.importId(), kind, ids), caller)
                            .thenRun(() -> tally.withdrawn(kind.collection(), ids.size())));
        }
    }

    /** @param turn ends when the first may be written */
    private void apply(Stage stage, RosterKind kind, CompletableFuture<Void> turn) {
        long same = stage.changes(kind, CHUNK, chunk -> turn.thenCompose(_ -> report(kind, chunk)));
        tally.same(kind.collection(), same);
    }

    private CompletionStage<?> report(RosterKind kind, List<Change> chunk) {
        var records = chunk.stream().map(Change::report).toList();
        return commands.send(new ReportRoster(open.importId(), kind, records), caller)
                .thenRun(() -> tally.changed(kind, chunk));
    }

    private void fail() {
        send(new FailImport(open.importId(), problems.list()));
    }

    private void send(Object command) {
        commands.send(command, caller).join();
    }
}
