package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollbook.ledger.Nodes.defined;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups that are sent before the one before them is answered, where that one fails. */
class GroupsOnTheirWayTest {
    private final LedgerSerializer serializer = new LedgerSerializer(EventNames.all());
    private final List<Long> told = new ArrayList<>();
    private Database database;
    private GroupCommit groups;

    @BeforeEach
    void open() throws Exception {
        database = new Database(LedgerDatabase.fresh(), 1);
        groups = node();
        assertThat(groups.write(group(defined("begun", 0)), null)).isNull();
    }

    @AfterEach
    void close() {
        groups.disconnect();
        database.close();
    }

    @Test
    void follow_each_other() throws Exception {
        var first = group(defined("a", 0));
        var second = group(defined("a", 1), defined("b", 0));

        var sent = Objects.requireNonNull(groups.write(first, null));
        assertThat(groups.finish(Objects.requireNonNull(groups.write(second, sent))))
                .isTrue();

        assertThat(first.getFirst().written).isCompletedWithValue(2L);
        assertThat(second.getLast().written).isCompletedWithValue(4L);
        assertSound(4);
    }

    /** The other node took the very position that the first group would have had. */
    @Test
    void are_written_again_when_another_node_was_faster() throws Exception {
        var other = node();
        other.write(group(defined("other", 0)), null);
        other.disconnect();
        var first = group(defined("a", 0));
        var second = group(defined("a", 1));

        var sent = Objects.requireNonNull(groups.write(first, null));
        assertThat(groups.write(second, sent)).isNull();

        assertThat(first.getFirst().written).isCompletedWithValue(3L);
        assertThat(second.getFirst().written).isCompletedWithValue(4L);
        assertSound(4);
    }

    @Test
    void are_written_again_when_the_first_holds_what_cannot_be_stored() throws Exception {
        var first = group(defined("bad\u0000id", 0), defined("a", 0));
        var second = group(defined("a", 1));

        var sent = Objects.requireNonNull(groups.write(first, null));
        assertThat(groups.write(second, sent)).isNull();

        assertThatThrownBy(first.getFirst().written::join).hasMessageContaining("invalid byte sequence");
        assertThat(first.getLast().written).isCompletedWithValue(2L);
        assertThat(second.getFirst().written).isCompletedWithValue(3L);
        assertSound(3);
    }

    @Test
    void are_written_again_when_their_connection_is_lost() throws Exception {
        var first = group(defined("a", 0));
        var second = group(defined("a", 1));

        GroupCommit.Sent sent;
        try (var lock = LedgerDatabase.lock()) {
            assertThat(lock).isNotNull();
            sent = Objects.requireNonNull(groups.write(first, null));
            LedgerDatabase.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'rollbook ledger'");
            assertThatThrownBy(sent.stored()::join).isNotNull();
        }
        assertThat(groups.write(second, sent)).isNull();

        assertThat(first.getFirst().written).isCompletedWithValue(2L);
        assertThat(second.getFirst().written).isCompletedWithValue(3L);
        assertSound(3);
    }

    private GroupCommit node() {
        var node = new GroupCommit(
                database,
                Draft::at,
                false,
                "node",
                (entries, rows) -> entries.forEach(entry -> told.add(entry.position)),
                Runnable::run,
                new CountDownLatch(1));
        node.connect();
        return node;
    }

    /** One unit of work for each event. */
    private List<Append> group(EventMessage<?>... events) {
        return List.of(events).stream()
                .map(event -> Draft.of(event, serializer, List.of(), new HashMap<>()))
                .map(draft -> new Append(List.of(draft), (problem, _) -> problem))
                .toList();
    }

    private void assertSound(int entries) {
        assertThat(told).isEqualTo(LongStream.rangeClosed(1, entries).boxed().toList());
        assertThat(new LedgerVerification(database).verify(position -> {}).fault())
                .isNull();
        assertThat(LedgerDatabase.texts(
                        "select version from ledger.entry where stream = 'category:a' order by position"))
                .containsExactly("(0)", "(1)");
    }
}
