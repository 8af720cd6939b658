package org.rollbook.bench;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one benchmark found.
 *
 * @param bench its name
 * @param what what was measured, and with what it is compared
 * @param product the product's figure
 * @param raw the figure that it is compared with; null where the bar is for the product's figure itself
 * @param unit of both
 * @param bar what the ratio of product to raw must reach; null for a figure without a bar
 * @param on the day; null until it is reported
 */
record Measure(
        String bench,
        String what,
        double product,
        @Nullable Double raw,
        String unit,
        @Nullable Bar bar,
        @Nullable LocalDate on) {

    Measure(String bench, String what, double product, @Nullable Double raw, String unit, @Nullable Bar bar) {
        this(bench, what, product, raw, unit, bar, null);
    }

    Measure on(LocalDate day) {
        return new Measure(bench, what, product, raw, unit, bar, day);
    }

    /** A limit that a figure must keep. */
    record Bar(String kind, double limit) {
        static Bar atLeast(double limit) {
            return new Bar(">=", limit);
        }

        static Bar atMost(double limit) {
            return new Bar("<=", limit);
        }

        boolean met(double value) {
            return ">=".equals(kind) ? value >= limit : value <= limit;
        }

        @Override
        public String toString() {
            return kind + " " + limit;
        }
    }

    static Measure rate(String bench, String what, Load.Pair pair, @Nullable Bar bar) {
        return new Measure(bench, what, pair.product().perSecond(), pair.raw().perSecond(), "1/s", bar);
    }

    static Measure p99(String bench, String what, Load.Pair pair, @Nullable Bar bar) {
        return new Measure(
                bench, what + ", p99", pair.product().p99(), pair.raw().p99(), "ms", bar);
    }

    double ratio() {
        return raw == null ? product : product / raw;
    }

    boolean met() {
        return bar == null || bar.met(ratio());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-16s %-62s %12.1f %12s %-10s %7s  %-8s %s",
                bench,
                what,
                product,
                rawText(),
                unit,
                ratioText(),
                bar == null ? "" : bar,
                verdict());
    }

    /** As a line of a Markdown table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %s | %s | %s | %s | %s | %s |",
                bench,
                what,
                product,
                rawText(),
                unit,
                ratioText(),
                bar == null ? "" : bar,
                verdict(),
                on == null ? "" : on);
    }

    private String rawText() {
        return raw == null ? "" : String.format(Locale.ROOT, "%.1f", raw);
    }

    private String ratioText() {
        return raw == null ? "" : String.format(Locale.ROOT, "%.2f", ratio());
    }

    private String verdict() {
        if (bar == null) {
            return "";
        }
        return met() ? "met" : "MISSED";
    }
}
