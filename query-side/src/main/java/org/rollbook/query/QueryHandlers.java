package org.rollbook.query;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.rollbook.messages.Queries;
import org.rollbook.messages.Query;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Mono;

/** Finds the handler of a question by its class. The one place of this module where reactive work is set going. */
public final class QueryHandlers implements Queries {
    private final ReadModels readModels;
    private final Map<Class<?>, Function<Object, Mono<?>>> handlers = new HashMap<>();

    public QueryHandlers(ReadModels readModels, Collection<? extends AnswersQueries> features) {
        this.readModels = readModels;
        features.forEach(feature -> feature.answer(new Registration()));
    }

    @Override
    public <R> CompletableFuture<R> ask(Query<R> query) {
        return answer(query).toFuture();
    }

    @Override
    public CompletableFuture<Boolean> shown(long position, Duration limit) {
        return readModels
                .reached(position)
                .thenReturn(true)
                .timeout(limit, Mono.just(false))
                .toFuture();
    }

    @SuppressWarnings("unchecked") // a handler is registered with the class of its question, which names the answer
    private <R> Mono<R> answer(Query<R> query) {
        var handler = handlers.get(query.getClass());
        if (handler == null) {
            return Mono.error(new IllegalStateException("Nobody answers " + query.getClass()));
        }
        return Mono.defer(() -> (Mono<R>) handler.apply(query))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("No answer to " + query.getClass())));
    }

    private final class Registration implements Answers {
        @Override
        public <R, Q extends Query<R>> Answers to(Class<Q> question, Function<? super Q, Mono<R>> handler) {
            if (handlers.putIfAbsent(question, query -> handler.apply(question.cast(query))) != null) {
                throw new IllegalStateException("Two handlers answer " + question);
            }
            return this;
        }
    }
}
