package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.Packing;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.oneroster.ExportParts.Made;
import org.rollbook.query.oneroster.ExportParts.Place;
import org.rollbook.query.readmodel.Scope;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.One;

/** Parts of packages that are asked for while they are made, and afterwards. */
final class ExportPartsTest {
    private static final Place PLACE = new Place(ExportFile.ORGS, Version.V1P2, Scope.of(null), false, null, 100, 1);
    private static final Map<ExportFile, ExportPart> FILES = Map.of(
            ExportFile.ORGS,
            new ExportPart("sourcedId\r\n", new Packing().add("o1\r\n").done(), 1, List.of(), null, 7));
    private static final Made MADE = new Made(FILES, 1, 7);

    private final ExportParts parts = new ExportParts();
    private final List<String> happened = new ArrayList<>();
    private final List<Made> got = new ArrayList<>();
    private final List<@Nullable Made> offered = new ArrayList<>();

    @Test
    void whatIsBeingMadeIsMadeOnceForAllWhoAsk() {
        One<Made> making = Sinks.one();
        ask(making);
        ask(Sinks.one());
        making.tryEmitValue(MADE);
        assertThat(got).containsExactly(MADE, MADE);
        assertThat(happened).containsExactly("begun");
    }

    @Test
    void whatWasMadeIsKept() {
        One<Made> making = Sinks.one();
        ask(making);
        making.tryEmitValue(MADE);
        ask(Sinks.one());
        assertThat(got).containsExactly(MADE, MADE);
        assertThat(happened).containsExactly("begun");
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsGivenUp() {
        var first = ask(Sinks.one());
        var second = ask(Sinks.one());
        first.dispose();
        assertThat(happened).containsExactly("begun");
        second.dispose();
        assertThat(happened).containsExactly("begun", "given up");
        ask(Sinks.one());
        assertThat(happened).containsExactly("begun", "given up", "begun");
    }

    @Test
    void whatFailedIsMadeAgain() {
        One<Made> failing = Sinks.one();
        ask(failing);
        failing.tryEmitError(new IllegalStateException("the database is away"));
        One<Made> making = Sinks.one();
        ask(making);
        making.tryEmitValue(MADE);
        assertThat(got).containsExactly(MADE);
        assertThat(happened).containsExactly("begun", "failed", "begun");
    }

    @Test
    void whatIsKeptIsTheNewestThereIs() {
        One<Made> older = Sinks.one();
        ask(older, 7);
        One<Made> newer = Sinks.one();
        ask(newer, 9);
        newer.tryEmitValue(MADE.at(9));
        older.tryEmitValue(MADE);
        ask(Sinks.one(), 9);
        ask(Sinks.one(), 11);
        assertThat(offered).containsExactly(null, null, MADE.at(9));
    }

    private Disposable ask(One<Made> making) {
        return ask(making, 7);
    }

    private Disposable ask(One<Made> making, long asOf) {
        return parts.get(PLACE, asOf, before -> {
                    offered.add(before);
                    return making.asMono()
                            .doOnSubscribe(subscription -> happened.add("begun"))
                            .doOnCancel(() -> happened.add("given up"));
                })
                .subscribe(got::add, failure -> happened.add("failed"));
    }
}
