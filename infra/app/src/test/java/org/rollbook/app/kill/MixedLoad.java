package org.rollbook.app.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Vendors at work: they create results, change them and read pages, and remember what was acknowledged. Each result
 * has one writer, so that the last acknowledged score is what must be there, or the one that was on its way.
 */
final class MixedLoad implements AutoCloseable {
    /** @param acknowledged the last score that was answered with 2xx; -1 for none @param sent the last that was sent */
    record Written(int acknowledged, int sent) {}

    private static final int WRITERS = 12;
    private static final int READERS = 3;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gradebook;
    private final URI rostering;
    private final String token;
    private final List<KillDistrict.Target> targets;
    private final Map<String, Written> results;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    MixedLoad(URI base, KillDistrict district, Map<String, Written> results, long seed) {
        this.gradebook = base.resolve("/ims/oneroster/gradebook/v1p2/");
        this.rostering = base.resolve("/ims/oneroster/rostering/v1p2/");
        this.token = district.token();
        this.targets = district.targets();
        this.results = results;
        for (var writer = 0; writer < WRITERS; writer++) {
            var number = writer;
            threads.add(Thread.ofVirtual().start(() -> write(number, new Random(seed + number))));
        }
        for (var reader = 0; reader < READERS; reader++) {
            threads.add(Thread.ofVirtual().start(this::read));
        }
    }

    static Map<String, Written> nothingWritten() {
        return new ConcurrentHashMap<>();
    }

    /** Requests that were answered with 2xx so far. */
    int answered() {
        return answered.get();
    }

    private void write(int writer, Random random) {
        var mine = IntStream.range(0, targets.size())
                .filter(i -> i % WRITERS == writer)
                .mapToObj(targets::get)
                .toList();
        for (var i = 0; running.get(); i = (i + 1) % mine.size()) {
            var target = mine.get(i);
            var result = target.result();
            var score = results.getOrDefault(result, new Written(-1, -1)).sent() + 1 + random.nextInt(3);
            results.merge(result, new Written(-1, score), (old, sent) -> new Written(old.acknowledged(), score));
            var body = """
                    {"result":{"lineItem":{"sourcedId":"%s"},"student":{"sourcedId":"%s"},\
                    "scoreStatus":"fully graded","scoreDate":"%s","score":%d}}\
                    """.formatted(target.lineItem(), target.student(), LocalDate.now(ZoneOffset.UTC), score);
            if (succeeds(request(gradebook.resolve("results/" + result))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(body)))) {
                results.put(result, new Written(score, score));
            }
        }
    }

    private void read() {
        while (running.get()) {
            succeeds(request(rostering.resolve("users?limit=100")).GET());
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    private boolean succeeds(HttpRequest.Builder request) {
        try {
            var status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                answered.incrementAndGet();
                return true;
            }
            return false;
        } catch (IOException broken) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        running.set(false);
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
