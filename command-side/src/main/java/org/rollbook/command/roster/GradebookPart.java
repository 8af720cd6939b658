package org.rollbook.command.roster;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.rollbook.command.roster.Staging.Stage;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.DefineCategory;

/** Sends the grade book of a package, row by row, to the rules that everybody's grade book obeys. */
final class GradebookPart {
    static final List<PackageFile> FILES =
            List.of(PackageFile.CATEGORIES, PackageFile.SCORE_SCALES, PackageFile.LINE_ITEMS, PackageFile.RESULTS);
    /** Commands that are decided at the same time: so many in a chunk, a few chunks at once. */
    private static final int CHUNK = 16;

    private final Stage stage;
    private final Commands commands;
    private final Caller caller;
    private final Problems problems;
    private final ImportTally tally;

    GradebookPart(Stage stage, Commands commands, Caller caller, Problems problems, ImportTally tally) {
        this.stage = stage;
        this.commands = commands;
        this.caller = caller;
        this.problems = problems;
        this.tally = tally;
    }

    void onlyCount() {
        for (PackageFile file : FILES) {
            long same = stage.gradebook(file, CHUNK, rows -> {
                rows.forEach(row -> tally.decided(file, row.known() ? Outcome.Result.CHANGED : Outcome.Result.CREATED));
                return CompletableFuture.completedFuture(rows);
            });
            tally.same(file.stem(), same);
        }
    }

    void send() {
        for (PackageFile file : FILES) {
            Set<String> notTaken = ConcurrentHashMap.newKeySet();
            long same = stage.gradebook(
                    file,
                    CHUNK,
                    rows -> all(
                            rows.stream().map(row -> send(file, row, notTaken)).toList()));
            tally.same(file.stem(), same);
            stage.gradebookTaken(file, notTaken);
        }
    }

    /** @param notTaken gets the ids of what is not the source's, so that it will not be withdrawn for it */
    private CompletableFuture<?> send(PackageFile file, GradebookRow row, Set<String> notTaken) {
        return commands.send(GradebookCommands.of(file, row.json()), caller).handle((receipt, problem) -> {
            if (problem == null) {
                tally.decided(file, receipt.outcome().result());
                if (file == PackageFile.CATEGORIES && row.id().equals(DefineCategory.UNCATEGORIZED)) {
                    notTaken.add(row.id());
                }
                return receipt;
            }
            notTaken.add(row.id());
            tally.refused(file);
            tell(file, row.line(), problem);
            return problem;
        });
    }

    void withdraw() {
        for (PackageFile file : FILES.reversed()) {
            stage.gradebookWithdrawals(
                    file,
                    CHUNK,
                    ids -> all(ids.stream().map(id -> withdraw(file, id)).toList()));
        }
    }

    private CompletableFuture<?> withdraw(PackageFile file, String id) {
        return commands.send(GradebookCommands.withdrawal(file, id), caller).handle((receipt, problem) -> {
            if (problem == null) {
                tally.withdrawn(file.stem(), 1);
                return receipt;
            }
            tell(file, 0, problem);
            return problem;
        });
    }

    /** What a rule does not allow is told; anything else ends the import, which is then run again. */
    private void tell(PackageFile file, long line, Throwable problem) {
        switch (PatientCommands.cause(problem)) {
            case Refused refused ->
                problems.note(
                        ProblemCode.IMP_REFUSED,
                        file.fileName(),
                        line,
                        null,
                        refused.code().code() + ": " + refused.getMessage());
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static CompletionStage<?> all(List<? extends CompletableFuture<?>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }
}
