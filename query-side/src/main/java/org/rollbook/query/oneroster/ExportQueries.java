package org.rollbook.query.oneroster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.rollbook.query.oneroster.ExportParts.Made;
import org.rollbook.query.oneroster.ExportParts.Place;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
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
    private final ChangedObjects changed;
    private final ExportParts parts = new ExportParts();

    public ExportQueries(ReadModels readModels, LedgerEntries ledger) {
        this.readModels = readModels;
        this.histories = new ConnectionHistory(readModels);
        this.telling = new FeedTelling(readModels, ledger);
        this.lastChange = new LastChange(readModels, telling.emails());
        this.changed = new ChangedObjects(readModels);
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
        var files = together(question);
        var file = files.getFirst();
        long asOf = Math.min(lastChange.of(question.version(), file, follower.now()), position);
        var place = new Place(
                file,
                question.version(),
                follower.now(),
                question.forPeople(),
                question.after(),
                question.limit(),
                readModels.generation());
        return parts.get(place, asOf, before -> {
                    var view = view(question, follower, asOf, false);
                    return columns(question, file, view, null)
                            .flatMap(metadata -> everything(
                                    place, new ExportTask(question, asOf, view, null, metadata), files, before));
                })
                .map(made -> made.part(question.file()).at(position));
    }

    /** The part that was made before, if nothing in it has changed since; otherwise one that ends where it did. */
    private Mono<Made> everything(Place place, ExportTask task, List<ExportFile> files, @Nullable Made before) {
        var fresh = Mono.defer(() -> made(task, files, place.limit(), null));
        if (before == null || !before.metadata().equals(task.metadata())) {
            return fresh;
        }
        long earlier = Math.min(before.asOf(), task.position());
        long later = Math.max(before.asOf(), task.position());
        if (lastChange.besides(place.version(), place.file(), place.scope()) > earlier) {
            return fresh;
        }
        var model = Shapes.of(place.file().collection()).model();
        var views = new ChangedObjects.Views(model, place.scope(), place.generation(), earlier, later);
        return changed.count(views, place.after(), before.end()).flatMap(changes -> {
            if (changes == 0) {
                return Mono.just(before.at(task.position()));
            }
            boolean fits = before.end() != null && changes <= 2 * place.limit() - before.objects();
            return fits ? made(task, files, before.objects() + changes, before.end()) : fresh;
        });
    }

    /** Files that are made of the same objects, so that these are read once; first the one that is about them. */
    private static List<ExportFile> together(FindExportPart question) {
        boolean people = question.file() == ExportFile.USERS || question.file() == ExportFile.ROLES;
        return people && question.version() == Version.V1P2
                ? List.of(ExportFile.USERS, ExportFile.ROLES)
                : List.of(question.file());
    }

    private Mono<ExportPart> difference(
            FindExportPart question, FeedView follower, @Nullable ExportView before, long position) {
        var view = view(question, follower, position, true);
        return columns(question, question.file(), view, before)
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

    private static Mono<List<String>> columns(
            FindExportPart question, ExportFile file, ExportView now, @Nullable ExportView before) {
        var known = question.metadata();
        if (known != null) {
            return Mono.just(known);
        }
        if (!file.isAboutObjects()) {
            return Mono.just(List.of());
        }
        return now.metadata(file)
                .flatMap(names -> before == null
                        ? Mono.just(List.copyOf(names))
                        : before.metadata(file).map(more -> {
                            var all = new TreeSet<>(names);
                            all.addAll(more);
                            return List.copyOf(all);
                        }));
    }

    /**
     * Rows are made while more objects arrive.
     *
     * @param limit most objects
     * @param end id up to which they are; null to take as many as the limit says
     */
    private static Mono<Made> made(ExportTask task, List<ExportFile> files, int limit, @Nullable String end) {
        var file = files.getFirst();
        var rows = files.stream().map(one -> new ExportRows(task, one)).toList();
        return task.now()
                .objects(file, task.question().after(), limit)
                .map(some -> ExportView.upTo(some, end))
                .publishOn(Schedulers.parallel(), READ_AHEAD)
                .concatMap(some -> task.now().classes(file, some).doOnNext(classes -> add(rows, some, classes)), 1)
                .then(Mono.fromSupplier(() -> {
                    var about = rows.getFirst();
                    String next = end == null && about.objects() == limit ? about.last() : end;
                    return new Made(
                            rows.stream().collect(Collectors.toMap(ExportRows::file, of -> of.part(next))),
                            about.objects(),
                            task.position());
                }));
    }

    private static void add(List<ExportRows> rows, List<Fragment> some, Map<String, StoredPart> classes) {
        for (var one : some) {
            var object = StoredPart.of(one.body());
            rows.forEach(of -> of.add(one.id(), object, classes));
        }
        rows.forEach(ExportRows::pack);
    }
}
