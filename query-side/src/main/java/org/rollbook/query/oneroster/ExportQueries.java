package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.FindExportPart;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.connection.applications.ConnectionHistory;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers what a connection sees as rows of CSV files: everything that is active, or the difference between what it
 * sees and what it saw as of an earlier position. What is active is taken as of its last change and kept, so that
 * whoever sees the same schools gets the same rows until it changes again.
 */
public final class ExportQueries implements AnswersQueries {
    /** Stretches of objects; of fewer, none would be read while another is made into rows. */
    private static final int READ_AHEAD = 4;

    private final ReadModels readModels;
    private final ConnectionHistory histories;
    private final FeedTelling telling;
    private final LastChange lastChange;
    private final Cache<Taken, ExportPart> parts = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / 32)
            .weigher((Taken taken, ExportPart part) -> part.rows().deflated().length + 1_000)
            .build();

    /** What rows of everything that is active depend on. */
    private record Taken(
            ExportFile file,
            Version version,
            Scope scope,
            boolean forPeople,
            @Nullable String after,
            int limit,
            int generation,
            long asOf) {}

    public ExportQueries(ReadModels readModels, LedgerEntries ledger) {
        this.readModels = readModels;
        this.histories = new ConnectionHistory(readModels);
        this.telling = new FeedTelling(readModels, ledger);
        this.lastChange = new LastChange(readModels, telling.emails());
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindExportPart.class, this::handle);
    }

    Mono<ExportPart> handle(FindExportPart question) {
        long position = question.position() == null ? readModels.position() : question.position();
        Long since = question.since();
        if (position > readModels.position() || (since != null && since > position)) {
            return Mono.error(new Refused(RefusalCode.INVALID_QUERY, "since is ahead of the ledger"));
        }
        return histories.of(question.connectionId()).flatMap(phases -> {
            var follower = new FindChanges(question.connectionId(), question.version(), Set.of(), null, 1);
            var now = FeedView.of(follower, phases, position);
            return since == null
                    ? everything(question, now, position)
                    : difference(
                            question, now, before(question, FeedView.of(follower, phases, since), since), position);
        });
    }

    private Mono<ExportPart> everything(FindExportPart question, FeedView follower, long position) {
        long changed = lastChange.of(question.version(), question.file(), follower.now());
        long asOf = Math.min(changed, position);
        var taken = new Taken(
                question.file(),
                question.version(),
                follower.now(),
                question.forPeople(),
                question.after(),
                question.limit(),
                readModels.generation(),
                asOf);
        var kept = parts.getIfPresent(taken);
        if (kept != null) {
            return Mono.just(kept.at(position));
        }
        var view = view(question, follower, asOf, false);
        return columns(question, view, null)
                .flatMap(metadata -> everything(new ExportTask(question, asOf, view, null, metadata)))
                .doOnNext(part -> parts.put(taken, part))
                .map(part -> part.at(position));
    }

    private Mono<ExportPart> difference(
            FindExportPart question, FeedView follower, @Nullable ExportView before, long position) {
        var view = view(question, follower, position, true);
        return columns(question, view, before)
                .map(metadata -> new ExportTask(question, position, view, before, metadata))
                .flatMap(task -> ExportDifference.of(task, telling.time(position)));
    }

    private ExportView view(FindExportPart question, FeedView follower, long position, boolean alsoWithdrawn) {
        return new ExportView(
                readModels,
                telling.trimming(),
                telling.emails(),
                question.version(),
                follower.now(),
                position,
                alsoWithdrawn);
    }

    /** Null when the connection could not read the collection then: all of it is new. */
    private @Nullable ExportView before(FindExportPart question, FeedView follower, long since) {
        Collection collection = question.file().collection();
        return follower.reads(follower.phases().size() - 1, collection) ? view(question, follower, since, true) : null;
    }

    private static Mono<List<String>> columns(FindExportPart question, ExportView now, @Nullable ExportView before) {
        var known = question.metadata();
        if (known != null) {
            return Mono.just(known);
        }
        if (!question.file().stem().equals(question.file().collection().path())) {
            return Mono.just(List.of());
        }
        return now.metadata(question.file())
                .flatMap(names -> before == null
                        ? Mono.just(List.copyOf(names))
                        : before.metadata(question.file()).map(more -> {
                            var all = new TreeSet<>(names);
                            all.addAll(more);
                            return List.copyOf(all);
                        }));
    }

    /** Rows are made while more objects arrive. */
    private static Mono<ExportPart> everything(ExportTask task) {
        var question = task.question();
        var rows = new ExportRows(task);
        return task.now()
                .objects(question.file(), question.after(), question.limit())
                .publishOn(Schedulers.parallel(), READ_AHEAD)
                .concatMap(
                        some -> task.now().classes(question.file(), some).doOnNext(classes -> rows.add(some, classes)),
                        1)
                .then(Mono.fromSupplier(rows::part));
    }
}
