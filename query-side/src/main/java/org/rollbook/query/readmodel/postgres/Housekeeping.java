package org.rollbook.query.readmodel.postgres;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Model;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Vacuums tables of which much is new, without waiting for the server to notice: only then are pages read from the
 * index alone, and only then does the server know how many rows there are. What changes bit by bit is left to the
 * server. Sizes are what this process has seen of them.
 */
final class Housekeeping {
    private static final int MUCH = 10_000;
    private static final int PART = 2;

    private final Names names;
    private final Session session;
    private final Map<Model, Integer> changed = new ConcurrentHashMap<>();
    private final Map<Model, Long> seen = new ConcurrentHashMap<>();

    Housekeeping(Names names, Session session) {
        this.names = names;
        this.session = session;
    }

    void note(Batch batch) {
        for (var changes : batch.changes()) {
            int objects = changes.evolutions().size();
            changed.merge(changes.model(), objects, Integer::sum);
            seen.merge(changes.model(), (long) objects, Long::sum);
        }
    }

    Mono<Void> settle() {
        return Flux.fromIterable(changed.entrySet())
                .filter(model ->
                        model.getValue() >= MUCH && model.getValue() >= seen.getOrDefault(model.getKey(), 0L) / PART)
                .map(Map.Entry::getKey)
                .concatMap(model -> {
                    changed.remove(model);
                    return vacuum(names.rows(model)).then(vacuum(names.members(model)));
                })
                .then(session.close());
    }

    private Mono<Void> vacuum(String table) {
        return session.use(connection -> connection
                .createStatement("vacuum (analyze, parallel 0) " + table)
                .execute()
                .concatMap(result -> result.getRowsUpdated())
                .then());
    }
}
