package org.rollbook.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps a number of requests in flight for a time, and counts. */
final class Load {
    private static final int ROUNDS = 5;

    private Load() {}

    /**
     * @param perSecond median over the rounds
     * @param p99 of all requests, in milliseconds, median over the rounds
     */
    record Result(double perSecond, double p99, double median) {}

    /** Warms up for one round, then measures five. The request is made from a running number. */
    static Result measure(int inFlight, Duration round, LongFunction<? extends Publisher<?>> request) {
        var numbers = new AtomicLong();
        once(inFlight, round, request, numbers);
        var results = new Result[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            results[i] = once(inFlight, round, request, numbers);
        }
        return new Result(
                median(Arrays.stream(results).mapToDouble(Result::perSecond).toArray()),
                median(Arrays.stream(results).mapToDouble(Result::p99).toArray()),
                median(Arrays.stream(results).mapToDouble(Result::median).toArray()));
    }

    static LongFunction<Publisher<?>> futures(LongFunction<? extends CompletableFuture<?>> request) {
        return number -> Mono.fromFuture(() -> request.apply(number));
    }

    private static Result once(
            int inFlight, Duration round, LongFunction<? extends Publisher<?>> request, AtomicLong numbers) {
        var times = new ConcurrentLinkedQueue<Long>();
        var begin = System.nanoTime();
        var end = begin + round.toNanos();
        Flux.range(0, inFlight)
                .flatMap(
                        lane -> Mono.defer(() -> {
                                    var sent = System.nanoTime();
                                    return Flux.from(request.apply(numbers.getAndIncrement()))
                                            .then()
                                            .doOnSuccess(done -> times.add(System.nanoTime() - sent));
                                })
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        inFlight)
                .blockLast(round.plusSeconds(60));
        var elapsed = (System.nanoTime() - begin) / 1e9;
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(
                sorted.length / elapsed,
                sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * 0.99))] / 1e6,
                sorted[sorted.length / 2] / 1e6);
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
