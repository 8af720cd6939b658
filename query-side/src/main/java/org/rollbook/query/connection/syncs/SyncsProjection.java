package org.rollbook.query.connection.syncs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.rollbook.messages.connection.SyncEnded;
import org.rollbook.messages.connection.SyncRequested;
import org.rollbook.messages.connection.SyncView;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Keeps sync runs. A run's counts are known when it ends: its pages are too many for a change of the row each. */
public final class SyncsProjection implements Projection {
    static final String BEGAN = "began";
    static final String CONNECTION = "connection";
    static final Model SYNCS = Model.named("syncs").number(BEGAN).indexedText(CONNECTION);

    @Override
    public List<Model> models() {
        return List.of(SYNCS);
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case SyncRequested e -> {
                var at = entry.recordedAt();
                put(changes, new SyncView(e.syncId(), e.connectionId(), SyncView.RUNNING, at, at, 0, Map.of()));
            }
            case SyncEnded e ->
                put(
                        changes,
                        new SyncView(
                                e.syncId(),
                                e.connectionId(),
                                "ended",
                                e.firstRequest(),
                                e.lastRequest(),
                                e.pages(),
                                e.records()));
            default -> {}
        }
    }

    private static void put(Changes changes, SyncView view) {
        Map<String, Object> fields =
                Map.of(BEGAN, BigDecimal.valueOf(view.firstRequest().toEpochMilli()), CONNECTION, view.connectionId());
        changes.put(SYNCS, new Row(view.id(), null, true, StoredJson.write(view), null, fields));
    }
}
