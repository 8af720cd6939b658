package org.rollbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Query;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import reactor.core.publisher.Mono;

class QueryHandlersTest {
    record Length(String text) implements Query<Integer> {}

    record Forever() implements Query<String> {}

    private final AtomicBoolean cancelled = new AtomicBoolean();

    private final QueryHandlers queries = new QueryHandlers(
            new StoredRows(),
            List.of(answers -> answers.to(Length.class, q -> Mono.just(q.text().length()))
                    .to(Forever.class, q -> Mono.<String>never().doOnCancel(() -> cancelled.set(true)))));

    @Test
    void a_question_reaches_its_handler() {
        assertThat(queries.ask(new Length("four"))).isCompletedWithValue(4);
    }

    @Test
    void cancelling_the_answer_cancels_the_work() {
        queries.ask(new Forever()).cancel(true);

        assertThat(cancelled).isTrue();
    }

    @Test
    void a_refusal_of_the_handler_reaches_the_asker() {
        var refusing = new QueryHandlers(
                new StoredRows(),
                List.of(answers -> answers.to(Length.class, q -> {
                    throw new Refused(RefusalCode.UNKNOWN_PATH);
                })));

        assertThat(refusing.ask(new Length(""))).isCompletedExceptionally();
    }

    @Test
    void a_question_without_a_handler_fails() {
        assertThat(new QueryHandlers(new StoredRows(), List.of()).ask(new Length("")))
                .isCompletedExceptionally();
    }

    @Test
    void two_handlers_of_one_question_are_an_error_of_assembly() {
        AnswersQueries feature = answers -> answers.to(Forever.class, q -> Mono.just(""));

        assertThatThrownBy(() -> new QueryHandlers(new StoredRows(), List.of(feature, feature)))
                .isInstanceOf(IllegalStateException.class);
    }
}
