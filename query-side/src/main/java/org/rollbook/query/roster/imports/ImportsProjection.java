package org.rollbook.query.roster.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rollbook.messages.roster.ImportApproved;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.ImportProgressed;
import org.rollbook.messages.roster.ImportRequested;
import org.rollbook.messages.roster.ImportView;
import org.rollbook.messages.roster.ImportView.Progress;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Keeps how each import stands, its problems included. */
public final class ImportsProjection implements Projection {
    static final String REQUESTED = "requested";
    static final Model IMPORTS = Model.named("imports").number(REQUESTED);

    @Override
    public List<Model> models() {
        return List.of(IMPORTS);
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        var at = entry.recordedAt();
        switch (entry.event()) {
            case ImportRequested e -> changes.put(IMPORTS, row(queued(e, at)));
            case ImportProgressed e -> amend(changes, e.importId(), v -> running(v, e, at));
            case ImportHeld e -> amend(changes, e.importId(), v -> held(v, e));
            case ImportApproved e -> amend(changes, e.importId(), v -> approved(v));
            case ImportFinished e -> amend(changes, e.importId(), v -> done(v, e, at));
            case ImportFailed e -> amend(changes, e.importId(), v -> failed(v, e, at));
            default -> {}
        }
    }

    private static ImportView queued(ImportRequested e, Instant at) {
        return new ImportView(
                e.importId(),
                "queued",
                new Progress(0, 0),
                Map.of(),
                List.of(),
                0,
                e.dryRun(),
                e.sha256(),
                e.bytes(),
                at,
                null,
                null);
    }

    private static ImportView running(ImportView v, ImportProgressed e, Instant at) {
        return new ImportView(
                v.id(),
                "running",
                new Progress(e.done(), e.total()),
                v.counts(),
                v.problems(),
                v.problemsFound(),
                v.dryRun(),
                v.sha256(),
                v.bytes(),
                v.requestedAt(),
                v.startedAt() == null ? at : v.startedAt(),
                null);
    }

    private static ImportView held(ImportView v, ImportHeld e) {
        return new ImportView(
                v.id(),
                "held",
                v.progress(),
                e.counts(),
                e.problems(),
                e.problems().size(),
                v.dryRun(),
                v.sha256(),
                v.bytes(),
                v.requestedAt(),
                v.startedAt(),
                null);
    }

    private static ImportView approved(ImportView v) {
        return new ImportView(
                v.id(),
                "queued",
                v.progress(),
                v.counts(),
                v.problems(),
                v.problemsFound(),
                v.dryRun(),
                v.sha256(),
                v.bytes(),
                v.requestedAt(),
                v.startedAt(),
                null);
    }

    private static ImportView done(ImportView v, ImportFinished e, Instant at) {
        var total = v.progress().total();
        return new ImportView(
                v.id(),
                "done",
                new Progress(total, total),
                e.counts(),
                e.problems(),
                e.problemsFound(),
                v.dryRun(),
                v.sha256(),
                v.bytes(),
                v.requestedAt(),
                v.startedAt() == null ? at : v.startedAt(),
                at);
    }

    private static ImportView failed(ImportView v, ImportFailed e, Instant at) {
        return new ImportView(
                v.id(),
                "failed",
                v.progress(),
                Map.of(),
                e.problems(),
                e.problems().size(),
                v.dryRun(),
                v.sha256(),
                v.bytes(),
                v.requestedAt(),
                v.startedAt() == null ? at : v.startedAt(),
                at);
    }

    private static void amend(Changes changes, String id, UnaryOperator<ImportView> change) {
        changes.amend(IMPORTS, id, row -> row(change.apply(StoredJson.read(row.body(), ImportView.class))));
    }

    private static Row row(ImportView view) {
        return new Row(
                view.id(),
                null,
                true,
                StoredJson.write(view),
                null,
                Map.of(REQUESTED, BigDecimal.valueOf(view.requestedAt().toEpochMilli())));
    }
}
