package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
    private static final List<Integer> SECONDS = List.of(0, 0, 1, 1, 1, 4, 9);

    @Test
    void finds_the_last_entry_before_a_time() {
        try (var database = new Database(LedgerDatabase.fresh(), 2)) {
            var entries = new EntryReader(database);
            assertThat(entries.before(START)).isZero();

            append(database);

            for (var second = -1; second <= 10; second++) {
                var time = START.plusSeconds(second);
                var older = SECONDS.stream()
                        .filter(each -> START.plusSeconds(each).isBefore(time))
                        .count();
                assertThat(entries.before(time)).as(time.toString()).isEqualTo(older);
            }
        }
    }

    private static void append(Database database) {
        var engine = LedgerEventStorageEngine.builder()
                .database(database)
                .eventSerializer(new LedgerSerializer(EventNames.all()))
                .build();
        for (var version = 0; version < SECONDS.size(); version++) {
            engine.appendEvents(at(START.plusSeconds(SECONDS.get(version)), Nodes.defined("a", version)));
        }
        engine.close();
    }

    private static <T> DomainEventMessage<T> at(Instant time, DomainEventMessage<T> event) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                time);
    }
}
