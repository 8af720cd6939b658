package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.Packing;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.Scope;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.One;

/** Parts of packages that are asked for while they are made, and afterwards. */
final class ExportPartsTest {
    private static final ExportParts.Taken TAKEN =
            new ExportParts.Taken(ExportFile.ORGS, Version.V1P2, Scope.of(null), false, null, 100, 1, 7);
    private static final Map<ExportFile, ExportPart> MADE = Map.of(
            ExportFile.ORGS,
            new ExportPart("sourcedId\r\n", new Packing().add("o1\r\n").done(), 1, List.of(), null, 7));

    private final ExportParts parts = new ExportParts();
    private final List<String> happened = new ArrayList<>();
    private final List<Map<ExportFile, ExportPart>> got = new ArrayList<>();

    @Test
    void whatIsBeingMadeIsMadeOnceForAllWhoAsk() {
        One<Map<ExportFile, ExportPart>> making = Sinks.one();
        ask(making);
        ask(Sinks.one());
        making.tryEmitValue(MADE);
        assertThat(got).containsExactly(MADE, MADE);
        assertThat(happened).containsExactly("begun");
    }

    @Test
    void whatWasMadeIsKept() {
        One<Map<ExportFile, ExportPart>> making = Sinks.one();
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
        One<Map<ExportFile, ExportPart>> failing = Sinks.one();
        ask(failing);
        failing.tryEmitError(new IllegalStateException("the database is away"));
        One<Map<ExportFile, ExportPart>> making = Sinks.one();
        ask(making);
        making.tryEmitValue(MADE);
        assertThat(got).containsExactly(MADE);
        assertThat(happened).containsExactly("begun", "failed", "begun");
    }

    private Disposable ask(One<Map<ExportFile, ExportPart>> making) {
        return parts.get(
                        TAKEN,
                        making.asMono()
                                .doOnSubscribe(subscription -> happened.add("begun"))
                                .doOnCancel(() -> happened.add("given up")))
                .subscribe(got::add, failure -> happened.add("failed"));
    }
}
