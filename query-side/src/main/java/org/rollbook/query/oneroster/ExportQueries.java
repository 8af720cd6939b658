package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.FindExportPart;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.connection.applications.ConnectionHistory;
import org.rollbook.query.readmodel.CodePoints;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Answers what a connection sees as rows of CSV files: everything that is active, or the difference between what it
 * sees and what it saw as of an earlier position.
 */
public final class ExportQueries implements AnswersQueries {
    private static final String FIRST_COLUMNS = "sourcedId,status,dateLastModified";

    private final ReadModels readModels;
    private final ConnectionHistory histories;
    private final FeedTelling telling;

    public ExportQueries(ReadModels readModels, LedgerEntries ledger) {
        this.readModels = readModels;
        this.histories = new ConnectionHistory(readModels);
        this.telling = new FeedTelling(readModels, ledger);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindExportPart.class, this::handle);
    }

    /** @param before null when everything is wanted */
    private record Task(
            FindExportPart question,
            long position,
            ExportView now,
            @Nullable ExportView before,
            List<String> metadata) {}

    /** A line of a file, as far as its state does not matter. */
    private record Line(String id, String status, String modified, String cells) {}

    Mono<ExportPart> handle(FindExportPart question) {
        long position = question.position() == null ? readModels.position() : question.position();
        Long since = question.since();
        if (position > readModels.position() || (since != null && since > position)) {
            return Mono.error(new Refused(RefusalCode.INVALID_QUERY, "since is ahead of the ledger"));
        }
        return histories.of(question.connectionId()).flatMap(phases -> {
            var follower = new FindChanges(question.connectionId(), question.version(), java.util.Set.of(), null, 1);
            var now = FeedView.of(follower, phases, position);
            var view = view(question, now, position, since != null);
            var before = since == null ? null : before(question, FeedView.of(follower, phases, since), since);
            return columns(question, view, before)
                    .flatMap(metadata -> part(new Task(question, position, view, before, metadata)));
        });
    }

    private ExportView view(FindExportPart question, FeedView follower, long position, boolean alsoWithdrawn) {
        return new ExportView(
                readModels, telling.trimming(), question.version(), follower.now(), position, alsoWithdrawn);
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

    private Mono<ExportPart> part(Task task) {
        var question = task.question();
        int limit = question.limit();
        var before = task.before();
        var earlier = before == null
                ? Mono.just(List.<Fragment>of())
                : before.objects(question.file(), question.after(), limit);
        return Mono.zip(task.now().objects(question.file(), question.after(), limit), earlier)
                .flatMap(found -> {
                    String end = end(found.getT1(), found.getT2(), limit);
                    var now = upTo(found.getT1(), end);
                    var then = upTo(found.getT2(), end);
                    var thenLines = before == null ? Mono.just(Map.<String, Line>of()) : lines(task, before, then);
                    return Mono.zip(lines(task, task.now(), now), thenLines, telling.time(task.position()))
                            .map(lines -> part(task, rows(task, lines.getT1(), lines.getT2(), lines.getT3()), end));
                });
    }

    /** The last id up to which both are known; null when that is all there is. */
    private static @Nullable String end(List<Fragment> now, List<Fragment> then, int limit) {
        return Stream.of(now, then)
                .filter(some -> some.size() == limit)
                .map(some -> some.getLast().id())
                .min(CodePoints.ORDER)
                .orElse(null);
    }

    private static List<Fragment> upTo(List<Fragment> some, @Nullable String end) {
        return end == null
                ? some
                : some.stream()
                        .filter(one -> CodePoints.ORDER.compare(one.id(), end) <= 0)
                        .toList();
    }

    private Mono<Map<String, Line>> lines(Task task, ExportView view, List<Fragment> objects) {
        var file = task.question().file();
        List<JsonNode> trees = objects.stream()
                .map(one -> (JsonNode) StoredJson.object(one.body()))
                .toList();
        var columns = ExportColumns.of(file, task.question().version());
        return view.classes(file, trees).map(classes -> {
            Map<String, Line> lines = new LinkedHashMap<>();
            for (var tree : trees) {
                var taught = classes.getOrDefault(ExportCells.id(tree, "class"), tree.path("nothing"));
                for (var row : ExportColumns.rows(file, tree, taught)) {
                    lines.put(row.rowId(), line(task, tree, columns, row));
                }
            }
            return lines;
        });
    }

    private static Line line(Task task, JsonNode tree, ExportColumns columns, ExportColumns.Source row) {
        boolean forPeople = task.question().forPeople();
        var cells = new StringBuilder();
        columns.values(row).forEach(value -> ExportCells.cell(cells.append(','), value, forPeople));
        for (String name : task.metadata()) {
            ExportCells.cell(cells.append(','), ExportCells.text(tree.path("metadata"), name), forPeople);
        }
        return new Line(
                row.rowId(),
                ExportCells.text(tree, "status"),
                ExportCells.text(tree, "dateLastModified"),
                cells.toString());
    }

    private static List<Line> rows(Task task, Map<String, Line> now, Map<String, Line> then, String time) {
        if (task.question().since() == null) {
            return now.values().stream()
                    .map(line -> new Line(line.id(), "", "", line.cells()))
                    .toList();
        }
        var rows = new ArrayList<Line>();
        now.forEach((id, line) -> {
            var before = then.get(id);
            boolean same = before != null
                    && before.cells().equals(line.cells())
                    && before.status().equals(line.status());
            if (!same) {
                rows.add(line);
            }
        });
        then.forEach((id, line) -> {
            if (!now.containsKey(id) && line.status().equals("active")) {
                rows.add(new Line(id, "tobedeleted", time, line.cells()));
            }
        });
        return rows;
    }

    private static ExportPart part(Task task, List<Line> lines, @Nullable String next) {
        var columns = ExportColumns.of(task.question().file(), task.question().version());
        var header = new StringBuilder(FIRST_COLUMNS);
        columns.names().forEach(name -> header.append(',').append(name));
        task.metadata().forEach(name -> ExportCells.cell(header.append(','), "metadata." + name, false));
        var rows = new StringBuilder(lines.size() * 160);
        for (var line : lines) {
            ExportCells.cell(rows, line.id(), task.question().forPeople());
            rows.append(',').append(line.status()).append(',').append(line.modified());
            rows.append(line.cells()).append("\r\n");
        }
        return new ExportPart(
                header.append("\r\n").toString(),
                rows.toString(),
                lines.size(),
                task.metadata(),
                next,
                task.position());
    }
}
