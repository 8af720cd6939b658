package org.rollbook.query.audit.refusals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollbook.messages.MetadataKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.audit.CommandRecorded;
import org.rollbook.messages.audit.RefusalView;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Keeps every refused command, with the sentence and the hint that its sender was given. */
public final class RefusalsProjection implements Projection {
    static final String POSITION = "position";
    static final String CONNECTION = "connection";
    static final String CODE = "code";
    static final String REQUEST = "request";
    static final Model REFUSALS = Model.named("refusals")
            .number(POSITION)
            .indexedText(CONNECTION)
            .indexedText(CODE)
            .indexedText(REQUEST)
            .talliedBy(CONNECTION)
            .talliedBy(CODE);

    @Override
    public List<Model> models() {
        return List.of(REFUSALS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        if (entry.event() instanceof CommandRecorded e && e.refusal() != null) {
            changes.put(REFUSALS, row(entry, view(entry, e, e.refusal())));
        }
    }

    private static RefusalView view(RecordedEvent entry, CommandRecorded e, String code) {
        var metadata = entry.metadata();
        var parameters = e.parameters().toArray();
        var known = RefusalCode.of(code);
        return new RefusalView(
                entry.position(),
                entry.recordedAt(),
                metadata.get(MetadataKeys.CONNECTION_ID),
                metadata.get(MetadataKeys.USER),
                metadata.get(MetadataKeys.REQUEST_ID),
                e.command(),
                code,
                known.map(c -> c.describe(parameters)).orElse(code),
                known.map(c -> c.advise(parameters)).orElse(""),
                e.fingerprint());
    }

    private static Row row(RecordedEvent entry, RefusalView view) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(POSITION, BigDecimal.valueOf(view.position()));
        fields.put(CODE, view.code());
        if (view.connectionId() != null) {
            fields.put(CONNECTION, view.connectionId());
        }
        if (view.requestId() != null) {
            fields.put(REQUEST, view.requestId());
        }
        var id = "%019d".formatted(entry.position());
        return new Row(id, null, true, StoredJson.write(view), null, Map.copyOf(fields));
    }
}
