package org.rollbook.query.readmodel.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Batch.ModelChanges;
import org.rollbook.query.readmodel.Batch.Tally;
import org.rollbook.query.readmodel.RowStore.Progress;
import org.rollbook.query.readmodel.Version;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies batches: first the end of the batch is promised, then its documents are written, then the position moves. A
 * batch that was broken off is written again, by this node or another, with the same end, and so with the same
 * documents: what is there already stays, and an end that is set is only ever brought forward.
 */
final class Writer {
    static final String NUMBER = "n";
    private static final String KEY = "key";
    private static final String POSITION = "position";
    private static final String PROMISED = "promised";
    private static final String CHANGED = "changedAt";
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final Names names;
    private final MongoCollection<Document> progress;

    Writer(MongoDatabase database, Names names) {
        this.database = database;
        this.names = names;
        this.progress = database.getCollection(names.progress());
    }

    private static Document beginning() {
        return new Document("_id", POSITION)
                .append(POSITION, 0L)
                .append(PROMISED, null)
                .append(CHANGED, new Document());
    }

    Mono<Progress> progress() {
        return Mono.from(progress.find(eq("_id", POSITION)).first())
                .defaultIfEmpty(beginning())
                .map(found -> {
                    Map<String, Long> changedAt = new HashMap<>();
                    found.get(CHANGED, Document.class).forEach((model, at) -> changedAt.put(model, (Long) at));
                    return new Progress(found.getLong(POSITION), found.getLong(PROMISED), changedAt);
                });
    }

    Mono<Boolean> apply(Batch batch) {
        return promise(batch)
                .flatMap(promised -> promised
                        ? Flux.fromIterable(batch.changes())
                                .concatMap(changes -> write(batch, changes))
                                .then(advance(batch))
                        : Mono.just(false));
    }

    private Mono<Boolean> promise(Batch batch) {
        var free = and(eq("_id", POSITION), eq(POSITION, batch.after()), in(PROMISED, null, batch.upTo()));
        Mono<Void> begun = batch.after() > 0
                ? Mono.empty()
                : Mono.from(progress.insertOne(beginning()))
                        .then()
                        .onErrorResume(MongoStore::isTaken, failure -> Mono.empty());
        return begun.then(Mono.from(progress.updateOne(free, Updates.set(PROMISED, batch.upTo()))))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Mono<Boolean> advance(Batch batch) {
        var updates = new ArrayList<Bson>();
        updates.add(Updates.set(POSITION, batch.upTo()));
        updates.add(Updates.set(PROMISED, null));
        for (var changes : batch.changes()) {
            updates.add(Updates.set(CHANGED + "." + changes.model().name(), changes.changedAt()));
        }
        var here = and(eq("_id", POSITION), eq(POSITION, batch.after()), eq(PROMISED, batch.upTo()));
        return Mono.from(progress.updateOne(here, Updates.combine(updates)))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Mono<Void> write(Batch batch, ModelChanges changes) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (var evolution : changes.evolutions()) {
            Version before = evolution.before();
            if (before != null) {
                writes.add(new UpdateOneModel<>(
                        eq("_id", Documents.key(evolution.id(), before.from())),
                        Updates.min(Documents.TO, before.to())));
            }
            for (var version : evolution.after()) writes.add(new InsertOneModel<>(Documents.of(version)));
        }
        String model = changes.model().name();
        return write(names.rows(model), writes)
                .then(tallies(batch, changes))
                .flatMap(tallies -> write(names.tallies(model), tallies));
    }

    /** Each tally that changes gets a new version, which holds from the model's last change in the batch. */
    private Mono<List<WriteModel<Document>>> tallies(Batch batch, ModelChanges changes) {
        Map<String, Map.Entry<Tally, Long>> byKey = new HashMap<>();
        changes.tallies().entrySet().forEach(one -> byKey.put(key(one.getKey()), one));
        var filter = and(in(KEY, byKey.keySet()), Conditions.holds(batch.after()));
        return Flux.from(database.getCollection(names.tallies(changes.model().name()))
                        .find(filter))
                .collectMap(tally -> tally.getString(KEY))
                .map(stored -> {
                    var writes = new ArrayList<WriteModel<Document>>();
                    byKey.forEach((key, change) -> {
                        Document before = stored.get(key);
                        if (before != null) {
                            writes.add(new UpdateOneModel<>(
                                    eq("_id", before.get("_id")), Updates.min(Documents.TO, changes.changedAt())));
                        }
                        long number = change.getValue() + (before == null ? 0 : before.getLong(NUMBER));
                        writes.add(new InsertOneModel<>(tally(key, change.getKey(), changes.changedAt(), number)));
                    });
                    return writes;
                });
    }

    private static Document tally(String key, Tally tally, long from, long number) {
        return new Document("_id", Documents.key(key, from))
                .append(KEY, key)
                .append(Documents.FROM, from)
                .append(Documents.TO, Version.FOREVER)
                .append(Documents.SCHOOLS, Documents.schools(tally.schools()))
                .append(Documents.ACTIVE, tally.active())
                .append(Documents.FIELDS, Documents.fields(tally.fields()))
                .append(NUMBER, number);
    }

    private static String key(Tally tally) {
        return Documents.schools(tally.schools()) + " " + tally.active() + " " + new TreeMap<>(tally.fields());
    }

    private Mono<Void> write(String collection, List<WriteModel<Document>> writes) {
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(database.getCollection(collection).bulkWrite(writes, ANY_ORDER))
                        .then()
                        .onErrorResume(MongoBulkWriteException.class, Writer::unlessWrittenBefore);
    }

    private static Mono<Void> unlessWrittenBefore(MongoBulkWriteException failure) {
        boolean before = failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
        return before ? Mono.empty() : Mono.error(failure);
    }
}
