package org.rollbook.query.oneroster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.query.readmodel.CodePoints;
import org.rollbook.query.readmodel.Fragment;
import reactor.core.publisher.Mono;

/** Rows that a view shows in another way than the view before it did. */
final class ExportDifference {
    private final ExportTask task;
    private final ExportRows rows;

    /** A line of a file, as far as its state does not matter. */
    private record Line(String status, String modified, String cells) {}

    private ExportDifference(ExportTask task) {
        this.task = task;
        this.rows = new ExportRows(task, task.question().file());
    }

    /** @param time of the view's position */
    static Mono<ExportPart> of(ExportTask task, Mono<String> time) {
        return Mono.zip(objects(task, task.now()), objects(task, task.before())).flatMap(found -> {
            var difference = new ExportDifference(task);
            String end = end(found.getT1(), found.getT2(), task.question().limit());
            return Mono.zip(
                            difference.lines(task.now(), ExportView.upTo(found.getT1(), end)),
                            difference.lines(task.before(), ExportView.upTo(found.getT2(), end)),
                            time)
                    .map(lines -> difference.part(lines.getT1(), lines.getT2(), lines.getT3(), end));
        });
    }

    private static Mono<List<Fragment>> objects(ExportTask task, @Nullable ExportView view) {
        var question = task.question();
        return view == null
                ? Mono.just(List.of())
                : view.objects(question.file(), question.after(), question.limit())
                        .concatMapIterable(some -> some)
                        .collectList();
    }

    /** The last id up to which both are known; null when that is all there is. */
    private static @Nullable String end(List<Fragment> now, List<Fragment> then, int limit) {
        return Stream.of(now, then)
                .filter(some -> some.size() == limit)
                .map(some -> some.getLast().id())
                .min(CodePoints.ORDER)
                .orElse(null);
    }

    /** By the id of the row. */
    private Mono<Map<String, Line>> lines(@Nullable ExportView view, List<Fragment> some) {
        return view == null
                ? Mono.just(Map.of())
                : view.classes(task.question().file(), some).map(classes -> {
                    var lines = new LinkedHashMap<String, Line>();
                    for (var one : some) {
                        rows.sources(StoredPart.of(one.body()), classes)
                                .forEach(source -> lines.put(source.rowId(), line(source)));
                    }
                    return lines;
                });
    }

    private Line line(ExportSource source) {
        var cells = new StringBuilder();
        rows.cells(cells, source);
        return new Line(source.object().text("status"), source.object().text("dateLastModified"), cells.toString());
    }

    private ExportPart part(Map<String, Line> now, Map<String, Line> then, String time, @Nullable String end) {
        now.forEach((id, line) -> {
            var before = then.get(id);
            boolean same = before != null
                    && before.cells().equals(line.cells())
                    && before.status().equals(line.status());
            if (!same) {
                rows.add(id, line.status(), line.modified(), line.cells());
            }
        });
        then.forEach((id, line) -> {
            if (!now.containsKey(id) && line.status().equals("active")) {
                rows.add(id, "tobedeleted", time, line.cells());
            }
        });
        return rows.part(end);
    }
}
