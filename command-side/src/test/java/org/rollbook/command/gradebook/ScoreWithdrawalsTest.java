package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
import static org.rollbook.command.gradebook.Assignments.homework;

import java.util.List;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawScore;

class ScoreWithdrawalsTest {
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final ScoreWithdrawals withdrawals = new ScoreWithdrawals(
            EventSourcingRepository.builder(LineItem.class).eventStore(store).build());

    @Test
    void take_a_result_back_by_its_own_id() {
        given(homework().event(), Scores.of("ada").event());

        withdraw("re-ada", LENIENT);

        assertThat(payloads()).last().isEqualTo(new ScoreWithdrawn("re-ada", "li", "ada"));
    }

    @Test
    void of_what_is_not_there_are_refused() {
        given(homework().event(), Scores.of("ada").event());

        refused(RefusalCode.UNKNOWN_OBJECT, "re-ben", LENIENT);
        refused(RefusalCode.UNKNOWN_OBJECT, "re-ada", SOUTH);
        withdraw("re-ada", LENIENT);
        refused(RefusalCode.UNKNOWN_OBJECT, "re-ada", LENIENT);
    }

    @Test
    @Tag("R17")
    void of_another_connection_are_refused() {
        given(homework().event(), Scores.of("ada").event());

        refused(RefusalCode.OWNED_BY_OTHER, "re-ada", OTHER);
    }

    private void given(Object... events) {
        for (int i = 0; i < events.length; i++) {
            DomainEventMessage<Object> message =
                    new GenericDomainEventMessage<>("LineItem", "line-item:li", i, events[i]);
            store.publish(List.of(message));
        }
    }

    private void refused(RefusalCode code, String resultId, Submitter by) {
        long before = payloads().size();
        assertThatThrownBy(() -> withdraw(resultId, by))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(payloads()).hasSize((int) before);
    }

    private void withdraw(String resultId, Submitter by) {
        Callable<Object> decision = () -> withdrawals.decide(
                new WithdrawScore(resultId, by), School.facts().claim(Claims.RESULT, "re-ada", "line-item:li"));
        var result = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("test"))
                .executeWithResult(decision);
        if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException e) {
            throw e;
        }
    }

    private List<Object> payloads() {
        return store.readEvents("line-item:li")
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }
}
