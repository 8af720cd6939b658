package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.RosterKind;

class IndexRebuildTest {
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Nodes.open(LedgerDatabase.fresh());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void the_index_built_again_from_the_ledger_equals_the_live_one() {
        var commands = Nodes.categories(ledger);
        for (var i = 0; i < 30; i++) {
            commands.send(define("c" + i % 9, "Title " + i, "1"), VENDOR).join();
            if (i % 5 == 0) {
                commands.send(Nodes.withdraw("c" + i % 9), VENDOR).join();
            }
        }
        for (var i = 0; i < 40; i++) {
            append(enrolled("e" + i, 0, "c" + i % 3, "student"), enrolled("e" + i, 1, "c" + i % 4, "student"));
            if (i % 3 == 0) {
                append(event("e" + i, 2, new EnrollmentWithdrawn("e" + i)));
            }
        }
        var live = index();
        LedgerDatabase.sql("update ledger.claim set owner = 'wrong'");
        LedgerDatabase.sql("delete from ledger.roster_index where id < 'e2'");

        ledger.indexRebuild().rebuild(position -> {});

        assertThat(index()).isEqualTo(live).hasSizeGreaterThan(40);
    }

    @Test
    void a_tombstone_keeps_what_was_known_so_that_once_enrolled_is_ever_enrolled() {
        append(enrolled("e1", 0, "c1", "student"), enrolled("e2", 0, "c1", "teacher"));
        append(event("e1", 1, new EnrollmentWithdrawn("e1")));

        assertThat(ledger.facts().everEnrolled("c1", "person of e1")).isTrue();
        assertThat(ledger.facts().everEnrolled("c1", "person of e2")).isFalse();
        assertThat(ledger.facts().everEnrolled("c2", "person of e1")).isFalse();
        var fact = ledger.facts().roster(RosterKind.ENROLLMENT, List.of("e1", "e9"));
        assertThat(fact).containsOnlyKeys("e1");
        assertThat(fact.get("e1").active()).isFalse();
        assertThat(fact.get("e1").version()).isEqualTo(1);
        assertThat(fact.get("e1").facts()).containsEntry("classId", "c1");
    }

    private void append(EventMessage<?>... events) {
        ledger.storageEngine().append(List.of(events)).join();
    }

    private static EventMessage<?> enrolled(String id, long version, String classId, String role) {
        return event(
                id,
                version,
                new EnrollmentReported(
                        id,
                        "person of " + id,
                        classId,
                        "s1",
                        role,
                        true,
                        LocalDate.parse("2026-09-01"),
                        null,
                        Map.of()));
    }

    private static EventMessage<?> event(String id, long version, Object event) {
        return new GenericDomainEventMessage<>("enrollment", "enrollment:" + id, version, event);
    }

    private static List<String> index() {
        return Stream.of("claim order by kind, key", "roster_index order by kind, id", "setting order by key")
                .flatMap(table -> LedgerDatabase.texts("select * from ledger." + table).stream())
                .toList();
    }
}
