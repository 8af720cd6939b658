package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** Commands that are more than the ledger can take, or that others are always quicker than. */
class LedgerCommandsTest {
    private static final int IN_FLIGHT = 2_048;
    private static final int TOO_MANY = 50;

    private Ledger ledger;
    private LedgerCommands commands;

    @BeforeEach
    void open() {
        ledger = Nodes.open(LedgerDatabase.fresh());
        commands = Nodes.categories(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static RefusalCode refusal(CompletableFuture<Receipt> answer) {
        return answer.handle((receipt, problem) -> switch (problem) {
                    case Refused refused -> refused.code();
                    case CompletionException e when e.getCause() instanceof Refused refused -> refused.code();
                    case null, default -> null;
                })
                .join();
    }

    @Test
    void beyond_the_limit_are_refused_at_once_and_leave_nothing() throws Exception {
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        try (var _ = LedgerDatabase.lock()) {
            for (var i = 0; i < IN_FLIGHT + TOO_MANY; i++) {
                answers.add(commands.send(define("c" + i, "Title", "1"), VENDOR));
            }
            assertThat(answers.subList(IN_FLIGHT, answers.size()))
                    .allSatisfy(answer -> assertThat(answer).isDone())
                    .allSatisfy(answer -> assertThat(refusal(answer)).isEqualTo(RefusalCode.OVERLOADED));
        }
        answers.subList(0, IN_FLIGHT).forEach(CompletableFuture::join);

        assertThat(LedgerDatabase.number("select count(*) from ledger.entry")).isEqualTo(2 * IN_FLIGHT);
        assertThat(LedgerDatabase.number("select count(*) from ledger.claim where kind = 'category'"))
                .isEqualTo(IN_FLIGHT);
        assertThat(commands.send(define("c" + IN_FLIGHT, "Title", "1"), VENDOR)
                        .join()
                        .outcome()
                        .result())
                .isEqualTo(Outcome.Result.CREATED);
    }

    @Test
    void that_meet_a_conflict_again_and_again_are_refused_and_leave_only_their_record() {
        LedgerDatabase.sql("create function ledger.taken() returns trigger language plpgsql as $$ begin"
                + " raise exception using errcode = 'unique_violation'; end $$;"
                + " create trigger taken before insert on ledger.entry for each row"
                + " when (new.stream = 'category:c1') execute function ledger.taken()");
        var answer = commands.send(define("c1", "Title", "1"), VENDOR);
        assertThat(refusal(answer)).isEqualTo(RefusalCode.CONFLICT);
        LedgerDatabase.sql("drop trigger taken on ledger.entry; drop function ledger.taken()");

        assertThat(LedgerDatabase.texts("select name, stream from ledger.entry"))
                .isEqualTo(List.of("(command.recorded,)"));
        assertThat(LedgerDatabase.number("select count(*) from ledger.entry where payload like '%conflict%'"))
                .isOne();
        assertThat(LedgerDatabase.number("select count(*) from ledger.claim")).isZero();
        assertThat(commands.send(define("c1", "Title", "1"), VENDOR)
                        .join()
                        .outcome()
                        .result())
                .isEqualTo(Outcome.Result.CREATED);
        assertThat(ledger.verification().verify(position -> {}).fault()).isNull();
    }
}
