package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollbook.command.gradebook.Assignments.LENIENT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssignLineItems;
import org.rollbook.messages.gradebook.PostedSet;
import org.rollbook.messages.gradebook.SetPosted;

/** An idempotency key is remembered for a day. */
class PostingsTest {
    private static final Instant POSTED = Instant.parse("2026-09-14T07:30:05.120Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private Outcome post(String sha256, Duration later) {
        var set = new SetPosted("key", "body", List.of("li-1"));
        store.publish(List.of(new GenericDomainEventMessage<>(
                "Posting", "posting:key", 0, new GenericEventMessage<>(set, Map.of()), () -> POSTED)));
        var postings = new Postings(
                EventSourcingRepository.builder(LineItem.class)
                        .eventStore(store)
                        .build(),
                EventSourcingRepository.builder(Posting.class).eventStore(store).build(),
                Clock.fixed(POSTED.plus(later), ZoneOffset.UTC));
        var command = new AssignLineItems(null, null, List.of(), new PostedSet("key", sha256, LENIENT));
        Callable<Outcome> decision = () -> postings.decide(command, School.facts());
        var result = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("test"))
                .executeWithResult(decision);
        if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException e) {
            throw e;
        }
        return result.getPayload();
    }

    private long postings() {
        return store.readEvents("posting:key").asStream().count();
    }

    @Test
    void within_a_day_the_first_answer_is_given_again() {
        var again = post("body", DAY);

        assertThat(again.result()).isEqualTo(Outcome.Result.UNCHANGED);
        assertThat(again.allocatedIds()).containsExactly("li-1");
        assertThat(postings()).isEqualTo(1);
    }

    @Test
    void within_a_day_another_body_is_refused() {
        assertThatThrownBy(() -> post("other", DAY))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void after_a_day_the_key_is_new_whatever_the_body() {
        assertThat(post("other", DAY.plusMillis(1)).result()).isEqualTo(Outcome.Result.CREATED);
        assertThat(postings()).isEqualTo(2);
    }
}
