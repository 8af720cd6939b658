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
        var sent = new AtomicLong();
        this.sending = Flux.interval(TICK)
                .onBackpressureDrop()
                .concatMapIterable(tick -> due(perSecond, sent))
                .flatMap(
                        number -> Flux.from(request.apply(number)).then().doOnSuccess(answer -> done.incrementAndGet()),
                        WAITING)
                .subscribe(answer -> {}, failure::set);
    }

    /** A fresh number for each request whose time has come: the same one twice would ask for what is there already. */
    private Iterable<Long> due(double perSecond, AtomicLong sent) {
        var until = (long) ((System.nanoTime() - begin) / 1e9 * perSecond);
        var from = sent.getAndSet(until);
        return () ->
                LongStream.range(from, until).map(one -> Load.fresh()).boxed().iterator();
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
