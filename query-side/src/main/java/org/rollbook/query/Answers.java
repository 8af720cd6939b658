package org.rollbook.query;

import java.util.function.Function;
import org.rollbook.messages.Query;
import reactor.core.publisher.Mono;

/** Where handlers say what they answer. */
public interface Answers {
    /**
     * @param handler never empty; fails with {@link org.rollbook.messages.Refused}; cancelled when nobody waits any more
     * @throws IllegalStateException when the question has a handler already
     */
    <R, Q extends Query<R>> Answers to(Class<Q> question, Function<? super Q, Mono<R>> handler);
}
