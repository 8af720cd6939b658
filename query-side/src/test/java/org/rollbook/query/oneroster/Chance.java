package org.rollbook.query.oneroster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is left to chance in generated records, from a seed. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flip() {
        return random.nextBoolean();
    }

    <T> T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> List<T> some(List<T> of) {
        return of.stream().filter(x -> random.nextBoolean()).toList();
    }

    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        if (random.nextBoolean()) {
            metadata.put("example.label", one(List.of("Herbst", "Winter")));
        }
        if (random.nextInt(4) == 0) {
            metadata.put("k", "A \"quoted\" \\ value\n");
        }
        return metadata;
    }
}
