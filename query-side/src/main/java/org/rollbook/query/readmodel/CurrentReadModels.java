package org.rollbook.query.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The read models of the generation that serves. A read that has begun ends on the generation it began on. */
final class CurrentReadModels implements ReadModels {
    private final Waiters waiters = new Waiters();
    private final List<Model> models;
    private final Cache<Counted, Long> counts =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private volatile Generation serving;

    CurrentReadModels(List<Model> models, Generation first) {
        this.models = models;
        this.serving = first;
    }

    private record Counted(int generation, String model, Criteria criteria, Scope scope, long asOf) {}

    void serve(Generation next) {
        serving = next;
        advanced();
    }

    Generation serving() {
        return serving;
    }

    /** To be called when any generation has advanced. */
    void advanced() {
        waiters.advance(position());
    }

    @Override
    public int generation() {
        return serving.number();
    }

    @Override
    public long position() {
        return serving.standing().position();
    }

    @Override
    public long changedAt(Model model) {
        return serving.standing().changedAt(model.name());
    }

    @Override
    public Mono<Row> get(Model model, String id, Scope scope, long asOf) {
        var generation = serving;
        return generation.has(model) ? generation.rows().get(model, id, scope, asOf) : Mono.empty();
    }

    @Override
    public Flux<Fragment> page(Selection selection, Form form) {
        var generation = serving;
        return generation.has(selection.model()) ? generation.rows().page(selection, form) : Flux.empty();
    }

    @Override
    public Flux<Change> changes(History history) {
        var generation = serving;
        return generation.has(history.model()) ? generation.rows().changes(history) : Flux.empty();
    }

    /** What was counted as of a visible position stays so for ever. */
    @Override
    public Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf) {
        var generation = serving;
        if (!generation.has(model)) return Mono.just(0L);
        var key = new Counted(generation.number(), model.name(), criteria, scope, asOf);
        Long known = counts.getIfPresent(key);
        if (known != null) return Mono.just(known);
        boolean lasting = asOf <= generation.standing().position();
        return generation.rows().count(model, criteria, scope, asOf).doOnNext(count -> {
            if (lasting) counts.put(key, count);
        });
    }

    @Override
    public Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf) {
        var generation = serving;
        return ids.isEmpty() || !generation.has(model)
                ? Mono.just(List.of())
                : generation.rows().visible(model, ids, scope, asOf);
    }

    @Override
    public Mono<Void> reached(long position) {
        return waiters.reached(position, this::position)
                .doOnSubscribe(_ -> serving.standing().want(position));
    }

    @Override
    public Mono<Map<String, String>> digests(@Nullable Long asOf) {
        var generation = serving;
        long position = asOf == null ? generation.standing().position() : asOf;
        return Flux.fromIterable(models)
                .filter(generation::has)
                .concatMap(model ->
                        generation.rows().digest(model, position).map(digest -> Map.entry(model.name(), digest)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
