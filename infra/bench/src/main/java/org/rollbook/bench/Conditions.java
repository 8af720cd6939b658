package org.rollbook.bench;

import java.time.Duration;

/**
 * Under which conditions is measured.
 *
 * @param warmUp longest time of the load before the first round, which is not counted; it ends when the compiler rests
 * @param round length of one round of a load
 * @param rounds how many of them; a figure is their median
 * @param students of the district
 * @param few users of the small district that a large one is compared with
 * @param many users of the large district
 */
record Conditions(Duration warmUp, Duration round, int rounds, int students, int few, int many) {
    /** The district and the repetitions for which the bars are set. */
    static Conditions full() {
        return new Conditions(Duration.ofSeconds(180), Duration.ofSeconds(3), 5, 50_000, 10_000, 1_000_000);
    }

    /** A first impression in a fraction of the time: its figures prove nothing. */
    static Conditions quick() {
        return new Conditions(Duration.ofSeconds(10), Duration.ofSeconds(1), 3, 5_000, 1_000, 20_000);
    }
}
