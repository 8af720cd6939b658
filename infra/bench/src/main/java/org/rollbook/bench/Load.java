package org.rollbook.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps a number of requests in flight for a time, and counts. */
record Load(int inFlight, Conditions conditions) {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final int CALM_ROUNDS = 2;
    private static final double COMPILING = 0.05;

    /**
     * @param perSecond requests, median over the rounds
     * @param p99 of all requests of a round, in milliseconds, median over the rounds
     * @param median likewise
     */
    record Result(double perSecond, double p99, double median) {}

    record Pair(Result product, Result raw) {}

    /** Warms up, then measures. Requests are made from a number that is never the same. */
    Result measure(LongFunction<? extends Publisher<?>> request) {
        warmUp(request);
        var results = new ArrayList<Result>();
        for (var i = 0; i < conditions.rounds(); i++) {
            results.add(once(request));
        }
        return medians(results);
    }

    /** Measures both by turns, so that what disturbs the machine disturbs both. */
    Pair compare(LongFunction<? extends Publisher<?>> product, LongFunction<? extends Publisher<?>> raw) {
        warmUp(product, raw);
        var products = new ArrayList<Result>();
        var raws = new ArrayList<Result>();
        for (var i = 0; i < conditions.rounds(); i++) {
            products.add(once(product));
            raws.add(once(raw));
        }
        return new Pair(medians(products), medians(raws));
    }

    /** A number that no request had before. */
    static long fresh() {
        return NUMBERS.getAndIncrement();
    }

    static LongFunction<Publisher<?>> futures(LongFunction<? extends CompletableFuture<?>> request) {
        return number -> Mono.fromFuture(() -> request.apply(number));
    }

    /** One round. */
    Result once(LongFunction<? extends Publisher<?>> request) {
        return run(request, conditions.round());
    }

    /**
     * All by turns, as they will be measured, until the compiler rests: before that, a part of the machine works for
     * it.
     */
    @SafeVarargs
    final void warmUp(LongFunction<? extends Publisher<?>>... requests) {
        var end = System.nanoTime() + conditions.warmUp().toNanos();
        for (var calm = 0; calm < CALM_ROUNDS && System.nanoTime() < end; calm++) {
            var compiled = COMPILER.getTotalCompilationTime();
            for (var request : requests) {
                once(request);
            }
            if (COMPILER.getTotalCompilationTime() - compiled
                    > requests.length * conditions.round().toMillis() * COMPILING) {
                calm = -1;
            }
        }
    }

    private Result run(LongFunction<? extends Publisher<?>> request, Duration length) {
        var begin = System.nanoTime();
        var end = begin + length.toNanos();
        var times = Flux.range(0, inFlight)
                .flatMap(lane -> lane(request, end), inFlight)
                .reduce(LongStream.empty(), LongStream::concat)
                .block(length.plusSeconds(60));
        var elapsed = (System.nanoTime() - begin) / 1e9;
        var sorted = times == null ? new long[0] : times.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("not one request was answered within a round");
        }
        return new Result(sorted.length / elapsed, percentile(sorted, 0.99), percentile(sorted, 0.5));
    }

    private static Mono<LongStream> lane(LongFunction<? extends Publisher<?>> request, long end) {
        var times = LongStream.builder();
        return Mono.defer(() -> {
                    var sent = System.nanoTime();
                    return Flux.from(request.apply(fresh()))
                            .then()
                            .doOnSuccess(done -> times.add(System.nanoTime() - sent));
                })
                .repeat(() -> System.nanoTime() < end)
                .then(Mono.fromSupplier(times::build));
    }

    /** @param sorted in nanoseconds
     * @return in milliseconds */
    static double percentile(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * part))] / 1e6;
    }

    static Result medians(List<Result> results) {
        return new Result(
                median(results, Result::perSecond), median(results, Result::p99), median(results, Result::median));
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> figure) {
        return median(results.stream().mapToDouble(figure).toArray());
    }

    static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
