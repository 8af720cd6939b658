package org.rollbook.query.readmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** Those who wait for a position to become visible. They go on with their work on other threads. */
final class Waiters {
    private final PriorityQueue<Waiter> queue = new PriorityQueue<>(Comparator.comparing(Waiter::position));

    private record Waiter(long position, MonoSink<Void> sink) {}

    Mono<Void> reached(long position, LongSupplier visible) {
        return Mono.defer(() -> visible.getAsLong() >= position
                ? Mono.empty()
                : Mono.<Void>create(sink -> add(new Waiter(position, sink), visible))
                        .publishOn(Schedulers.parallel()));
    }

    private void add(Waiter waiter, LongSupplier visible) {
        synchronized (queue) {
            queue.add(waiter);
        }
        waiter.sink().onDispose(() -> {
            synchronized (queue) {
                queue.remove(waiter);
            }
        });
        if (visible.getAsLong() >= waiter.position()) waiter.sink().success();
    }

    void advance(long position) {
        List<Waiter> served = new ArrayList<>();
        synchronized (queue) {
            for (var next = queue.peek(); next != null && next.position() <= position; next = queue.peek()) {
                served.add(queue.remove());
            }
        }
        served.forEach(waiter -> waiter.sink().success());
    }
}
