package org.rollbook.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Sends requests at a steady pace, whether or not earlier ones have been answered. */
final class Pace implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(5);
    private static final int WAITING = 4096;

    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final long begin = System.nanoTime();
    private final Disposable sending;

    Pace(double perSecond, LongFunction<? extends Publisher<?>> request) {
        var numbers = new AtomicLong();
        this.sending = Flux.interval(TICK)
                .onBackpressureDrop()
                .concatMapIterable(tick -> due(perSecond, numbers))
                .flatMap(
                        number -> Flux.from(request.apply(number)).then().doOnSuccess(answer -> done.incrementAndGet()),
                        WAITING)
                .subscribe(answer -> {}, failure::set);
    }

    /** The numbers whose time has come. */
    private Iterable<Long> due(double perSecond, AtomicLong numbers) {
        var until = (long) ((System.nanoTime() - begin) / 1e9 * perSecond);
        var from = numbers.getAndSet(until);
        return () -> LongStream.range(from, until).boxed().iterator();
    }

    /** How many were answered in a second so far. */
    double reached() {
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a request of the steady load failed", failed);
        }
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        sending.dispose();
    }
}
