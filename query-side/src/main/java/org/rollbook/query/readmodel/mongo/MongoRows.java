package org.rollbook.query.readmodel.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Change;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.RowStore;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import org.rollbook.query.readmodel.Version;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of one generation in its collections. */
final class MongoRows implements RowStore {
    private static final int FETCH = 10_000;
    private static final int AT_ONCE = 500;
    private static final Comparator<Change> ORDER = Comparator.comparingLong(Change::position)
            .thenComparing(change -> change.row().id());

    private final MongoDatabase database;
    private final Names names;
    private final Duration patience;
    private final Writer writer;

    MongoRows(MongoDatabase database, Names names, Duration patience) {
        this.database = database;
        this.names = names;
        this.patience = patience;
        this.writer = new Writer(database, names);
    }

    @Override
    public Mono<Progress> progress() {
        return writer.progress();
    }

    @Override
    public Mono<Boolean> apply(Batch batch) {
        return writer.apply(batch);
    }

    @Override
    public Mono<Map<String, Version>> versions(Model model, Collection<String> ids, long asOf) {
        return Flux.from(rows(model)
                        .find(and(in(Documents.ID, ids), Conditions.holds(asOf)))
                        .batchSize(FETCH))
                .map(Documents::version)
                .collectMap(version -> version.row().id());
    }

    @Override
    public Mono<Row> get(Model model, String id, Scope scope, long asOf) {
        var filter = and(eq(Documents.ID, id), Conditions.holds(asOf), Conditions.visible(scope));
        return Mono.from(patiently(rows(model).find(filter)).first())
                .map(document -> Documents.version(document).row());
    }

    @Override
    public Flux<Fragment> page(Selection selection, Form form) {
        long offset = selection.offset();
        Long total = selection.total();
        if (total == null || selection.after() != null || offset <= total / 2) {
            return page(selection, form, selection.descending(), offset, selection.limit());
        }
        long left = total - offset;
        if (left <= 0) return Flux.empty();
        int limit = (int) Math.min(left, selection.limit());
        return page(selection, form, !selection.descending(), left - limit, limit)
                .collectList()
                .flatMapIterable(List::reversed);
    }

    private Flux<Fragment> page(Selection selection, Form form, boolean descending, long offset, int limit) {
        return filter(selection.model(), selection.criteria(), selection.scope(), selection.asOf())
                .flatMapMany(filter -> patiently(rows(selection.model())
                                .find(selection.after() == null ? filter : and(filter, behind(selection)))
                                .projection(Projections.include(Documents.ID, Documents.BODY, Documents.OTHER))
                                .sort(order(selection, descending))
                                .skip(Math.toIntExact(offset))
                                .limit(limit))
                        .batchSize(limit + 1))
                .map(document -> fragment(document, form));
    }

    private static Bson behind(Selection selection) {
        String after = Objects.requireNonNull(selection.after());
        return selection.descending() ? lt(Documents.ID, after) : gt(Documents.ID, after);
    }

    private static Bson order(Selection selection, boolean descending) {
        String sort = selection.sort();
        Field field = sort == null ? null : selection.model().field(sort);
        if (sort != null && (field == null || field.many())) throw new IllegalArgumentException("no order by " + sort);
        List<String> by = sort == null ? List.of(Documents.ID) : List.of(Documents.path(sort), Documents.ID);
        return descending ? Sorts.descending(by) : Sorts.ascending(by);
    }

    private static Fragment fragment(Document document, Form form) {
        String other = form == Form.OTHER_BODY ? document.getString(Documents.OTHER) : null;
        return new Fragment(
                document.getString(Documents.ID), other == null ? document.getString(Documents.BODY) : other);
    }

    @Override
    public Flux<Change> changes(History history) {
        return Flux.mergeComparing(ORDER, begun(history), ended(history)).take(history.limit());
    }

    private Flux<Change> begun(History history) {
        return filter(history.model(), history.criteria(), history.scope(), history.upTo(), empty())
                .flatMapMany(filter -> between(history, Documents.FROM, filter).limit(history.limit()))
                .map(Documents::version)
                .map(version -> new Change(version.from(), version.row(), true));
    }

    /** What went on in scope behind its end is left out again. */
    private Flux<Change> ended(History history) {
        return Flux.from(between(history, Documents.TO, Conditions.visible(history.scope())))
                .map(Documents::version)
                .buffer(AT_ONCE)
                .concatMap(
                        versions -> goneOn(history, versions)
                                .flatMapIterable(goneOn -> versions.stream()
                                        .filter(version -> !goneOn.contains(next(version)))
                                        .toList()),
                        1)
                .map(version -> new Change(version.to(), version.row(), false));
    }

    private Mono<Set<Document>> goneOn(History history, List<Version> versions) {
        var next = versions.stream().map(MongoRows::next).toList();
        return Flux.from(rows(history.model())
                        .find(and(in("_id", next), Conditions.visible(history.scope())))
                        .projection(Projections.include("_id")))
                .map(found -> found.get("_id", Document.class))
                .collect(Collectors.toSet());
    }

    private static Document next(Version version) {
        return Documents.key(version.row().id(), version.to());
    }

    private FindPublisher<Document> between(History history, String at, Bson filter) {
        String afterId = history.afterId();
        Bson behind = afterId == null
                ? gt(at, history.after())
                : or(gt(at, history.after()), and(eq(at, history.after()), gt(Documents.ID, afterId)));
        return patiently(rows(history.model())
                .find(and(behind, lte(at, history.upTo()), filter))
                .sort(Sorts.ascending(at, Documents.ID))
                .batchSize(AT_ONCE));
    }

    @Override
    public Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf) {
        return model.talliesAnswer(criteria)
                ? progress()
                        .flatMap(progress -> progress.changedAt().getOrDefault(model.name(), 0L) <= asOf
                                ? tallied(model, criteria, scope, asOf)
                                : oneByOne(model, criteria, scope, asOf))
                : oneByOne(model, criteria, scope, asOf);
    }

    /** Tallies are as of the model's last change in a batch: right from there on. */
    private Mono<Long> tallied(Model model, Criteria criteria, Scope scope, long asOf) {
        return filter(model, criteria, scope, asOf)
                .flatMapMany(filter -> patiently(database.getCollection(names.tallies(model.name()))
                        .find(filter)
                        .projection(Projections.include(Writer.NUMBER))
                        .batchSize(FETCH)))
                .map(tally -> tally.getLong(Writer.NUMBER))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> oneByOne(Model model, Criteria criteria, Scope scope, long asOf) {
        return filter(model, criteria, scope, asOf)
                .flatMap(filter -> Mono.from(rows(model).countDocuments(filter)));
    }

    @Override
    public Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf) {
        return filter(model, new Criteria.Ids(ids), scope, asOf)
                .flatMapMany(
                        filter -> patiently(rows(model).find(filter).projection(Projections.include(Documents.ID))))
                .map(document -> document.getString(Documents.ID))
                .collectList()
                .map(found -> found);
    }

    @Override
    public Mono<String> digest(Model model, long asOf) {
        return Flux.from(
                        rows(model).find(lte(Documents.FROM, asOf)).sort(Sorts.ascending(Documents.ID, Documents.FROM)))
                .reduceWith(VersionDigest::new, (digest, document) -> digest.add(Documents.version(document), asOf))
                .map(VersionDigest::text);
    }

    private MongoCollection<Document> rows(Model model) {
        return database.getCollection(names.rows(model.name()));
    }

    private FindPublisher<Document> patiently(FindPublisher<Document> find) {
        return find.maxTime(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Mono<Bson> filter(Model model, Criteria criteria, Scope scope, long asOf) {
        return filter(model, criteria, scope, asOf, Conditions.holds(asOf));
    }

    private Mono<Bson> filter(Model model, Criteria criteria, Scope scope, long asOf, Bson holds) {
        return new Conditions(related -> values(related, scope, asOf))
                .of(model, criteria)
                .map(condition -> and(holds, Conditions.visible(scope), condition));
    }

    private Mono<Collection<String>> values(Criteria.Related related, Scope scope, long asOf) {
        String path = related.field().isEmpty() ? Documents.ID : Documents.path(related.field());
        return filter(related.model(), related.where(), scope, asOf)
                .flatMapMany(filter -> rows(related.model()).distinct(path, filter, String.class))
                .collectList()
                .map(values -> values);
    }
}
