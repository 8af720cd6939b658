package org.rollbook.query.readmodel.postgres;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Model;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Vacuums tables of which a good part has changed, without waiting for the server to notice: only then are pages read from the
 * index alone, and only then does the server know how many rows there are.
 */
final class Housekeeping {
    private static final int MUCH = 10_000;
    private static final int PART = 10;

    private final Names names;
    private final Session session;
    private final Map<Model, Integer> changed = new ConcurrentHashMap<>();

    Housekeeping(Names names, Session session) {
        this.names = names;
        this.session = session;
    }

    void note(Batch batch) {
        for (var changes : batch.changes()) {
            changed.merge(changes.model(), changes.evolutions().size(), Integer::sum);
        }
    }

    Mono<Void> settle() {
        return Flux.fromIterable(changed.entrySet())
                .filter(model -> model.getValue() >= MUCH)
                .filterWhen(model -> rows(model.getKey()).map(rows -> model.getValue() >= rows / PART))
                .map(Map.Entry::getKey)
                .concatMap(model -> {
                    changed.remove(model);
                    return vacuum(names.rows(model)).then(vacuum(names.members(model)));
                })
                .then(session.close());
    }

    /** As the server counted them when it last looked. */
    private Mono<Float> rows(Model model) {
        return session.use(connection -> connection
                .createStatement("select reltuples from pg_class where oid = '" + names.rows(model) + "'::regclass")
                .execute()
                .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, Float.class))))
                .single());
    }

    private Mono<Void> vacuum(String table) {
        return session.use(connection -> connection
                .createStatement("vacuum (analyze, parallel 0) " + table)
                .execute()
                .concatMap(result -> result.getRowsUpdated())
                .then());
    }
}
