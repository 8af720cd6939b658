package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;
import org.rollbook.messages.RefusalCode;

/** Every code of the catalogue is provoked here, over HTTP, or has a reason why it cannot be. */
@Tag("N12")
class RefusalCodesIT {
    private static final Map<RefusalCode, String> OUT_OF_REACH = Map.of(
            RefusalCode.ADMIN_TOKEN_UNSET,
                    "the service makes a token at its first start (ADR 8); NoTokenConfiguredTest",
            RefusalCode.ID_TAKEN, "the service gives connections and applications their ids; OpeningConnectionsTest",
            RefusalCode.SYNC_UNKNOWN, "only the service itself ends syncs; SyncRunTest",
            RefusalCode.NONCE_USED, "takes a genuine signature; OAuth1IT",
            RefusalCode.AGREEMENT_EXPIRED, "connections have no agreements yet");

    private static RunningDistrict district;
    private static Refusals refusals;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
        refusals = new Refusals(district);
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    @TestFactory
    Stream<DynamicTest> every_code_is_what_a_client_gets() {
        return refusals.all().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().code(), () -> provoke(row.getKey(), row.getValue())));
    }

    private static void provoke(RefusalCode code, Supplier<Answer> request) {
        var answer = request.get();
        assertThat(answer.refusal()).isEqualTo(code.code());
        assertThat(answer.status()).isEqualTo(code.status());
    }

    @Test
    void no_code_of_the_catalogue_is_left_out() {
        Set<RefusalCode> covered = new TreeSet<>(refusals.all().keySet());
        covered.addAll(OUT_OF_REACH.keySet());

        assertThat(covered).containsExactly(RefusalCode.values());
        assertThat(refusals.all().keySet()).doesNotContainAnyElementsOf(OUT_OF_REACH.keySet());
    }
}
