package org.rollbook.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.Rollbook;

/**
 * Kills the service at random moments under load, imports included, and in every fifth round the database as well:
 * whatever was acknowledged is there, once; the roster is that of one package; no stream has a hole; the read models are
 * what a fresh replay makes.
 */
class KillIT {
    private static final int ROUNDS =
            Integer.getInteger("rollbook.kill-rounds", Boolean.getBoolean("rollbook.long") ? 200 : 15);
    private static final int CONTROL_ROUNDS = 6;

    /** The round after it shows whether an interrupted import goes on. */
    private static final int IMPORT_EVERY = 2;

    @TempDir
    Path data;

    @Test
    void nothing_acknowledged_is_lost_or_doubled_when_the_service_is_killed() throws Exception {
        var violations = killed(new KilledService(data, Rollbook.class), ROUNDS);
        assertThat(violations).isEmpty();
    }

    @Test
    void the_check_finds_what_a_service_loses_that_acknowledges_before_it_commits() throws Exception {
        var careless = new KilledService(data, CarelessRollbook.class);
        var violations = killed(careless, CONTROL_ROUNDS);
        assertThat(violations).as("the control must be caught").isNotEmpty();
    }

    private List<String> killed(KilledService service, int rounds) throws Exception {
        var seed = System.nanoTime();
        System.out.println("KillIT seed " + seed);
        var random = new Random(seed);
        service.start();
        var district = KillDistrict.set(service);
        var results = MixedLoad.nothingWritten();
        var delivered = new PackageLoad.Delivered();
        for (var round = 1; round <= rounds; round++) {
            try (var load = new MixedLoad(service.base(), district, results, seed + round);
                    var _ = round % IMPORT_EVERY == 0
                            ? new PackageLoad(service.base(), service.administratorToken(), delivered)
                            : null) {
                awaitAnswers(load, 20);
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1500)).toNanos());
                if (round % 5 == 0) {
                    service.killDatabase();
                }
                service.kill();
            }
            service.start();
        }
        service.stop();
        return KillCheck.violations(service.data(), results, delivered);
    }

    private static void awaitAnswers(MixedLoad load, int count) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (load.answered() < count) {
            assertThat(System.nanoTime()).as("the load got no answers").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
