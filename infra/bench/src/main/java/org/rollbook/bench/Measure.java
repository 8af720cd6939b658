package org.rollbook.bench;

import java.util.Locale;

/**
 * What one benchmark found.
 *
 * @param bench its name
 * @param what what was measured, and in what it is compared
 * @param product the product's figure
 * @param raw the figure that it is compared with
 * @param unit of both
 * @param ratio product to raw
 * @param bar what the ratio must reach
 */
record Measure(String bench, String what, double product, double raw, String unit, double ratio, Bar bar) {
    /** A limit that a figure must keep. */
    sealed interface Bar {
        boolean met(double value);

        record AtLeast(double limit) implements Bar {
            @Override
            public boolean met(double value) {
                return value >= limit;
            }

            @Override
            public String toString() {
                return ">= " + limit;
            }
        }

        record AtMost(double limit) implements Bar {
            @Override
            public boolean met(double value) {
                return value <= limit;
            }

            @Override
            public String toString() {
                return "<= " + limit;
            }
        }
    }

    static Measure of(String bench, String what, double product, double raw, String unit, Bar bar) {
        return new Measure(bench, what, product, raw, unit, product / raw, bar);
    }

    boolean met() {
        return bar.met(ratio);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-14s %-58s %12.1f %12.1f %-8s %7.2f  %-8s %s",
                bench,
                what,
                product,
                raw,
                unit,
                ratio,
                bar,
                met() ? "met" : "MISSED");
    }
}
