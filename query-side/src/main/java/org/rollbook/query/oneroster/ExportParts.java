package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/**
 * The newest part of each place that is kept, and parts that are being made. Whoever asks for one that is being made
 * waits for it; when nobody waits any more, it is given up.
 */
final class ExportParts {
    private final Map<Taken, Mono<Made>> underWay = new ConcurrentHashMap<>();
    private final Cache<Place, Made> kept = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / 32)
            .weigher((Place place, Made made) -> made.weight())
            .build();

    /**
     * Where a part begins, in which file of whose view.
     *
     * @param file the first of those that are made together
     * @param limit most objects of a part about which nothing is known
     */
    record Place(
            ExportFile file,
            Version version,
            Scope scope,
            boolean forPeople,
            @Nullable String after,
            int limit,
            int generation) {}

    private record Taken(Place place, long asOf) {}

    /**
     * The parts of files that are made together.
     *
     * @param objects number of objects that they were made of
     * @param asOf position as of which they are what the view shows
     */
    record Made(Map<ExportFile, ExportPart> files, int objects, long asOf) {
        ExportPart part(ExportFile file) {
            return Objects.requireNonNull(files.get(file));
        }

        Made at(long position) {
            return new Made(files, objects, position);
        }

        /** Where the parts end; null when they are the last. */
        @Nullable String end() {
            return any().next();
        }

        List<String> metadata() {
            return any().metadata();
        }

        private ExportPart any() {
            return files.values().iterator().next();
        }

        private int weight() {
            return files.values().stream()
                    .mapToInt(part -> part.rows().deflated().length + 1_000)
                    .sum();
        }
    }

    /** @param making makes the parts, out of what is kept of the same place as of another position if there is any */
    Mono<Made> get(Place place, long asOf, Function<@Nullable Made, Mono<Made>> making) {
        return Mono.defer(() -> {
            var before = kept.getIfPresent(place);
            return before != null && before.asOf() == asOf
                    ? Mono.just(before)
                    : underWay.computeIfAbsent(new Taken(place, asOf), taken -> shared(taken, making.apply(before)));
        });
    }

    private Mono<Made> shared(Taken taken, Mono<Made> making) {
        return making.doOnNext(made -> kept.asMap().merge(taken.place(), made, ExportParts::newer))
                .doFinally(end -> underWay.remove(taken))
                .flux()
                .replay(1)
                .refCount()
                .single();
    }

    private static Made newer(Made one, Made other) {
        return other.asOf() >= one.asOf() ? other : one;
    }
}
