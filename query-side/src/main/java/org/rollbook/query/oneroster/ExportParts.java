package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/**
 * Parts that are kept, and parts that are being made. Whoever asks for one that is being made waits for it; when nobody
 * waits any more, it is given up.
 */
final class ExportParts {
    private final Map<Taken, Mono<Map<ExportFile, ExportPart>>> underWay = new ConcurrentHashMap<>();
    private final Cache<Taken, Map<ExportFile, ExportPart>> kept = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / 32)
            .weigher((Taken taken, Map<ExportFile, ExportPart> parts) -> parts.values().stream()
                    .mapToInt(part -> part.rows().deflated().length + 1_000)
                    .sum())
            .build();

    /**
     * What rows of everything that is active depend on.
     *
     * @param file the first of those that are made together
     */
    record Taken(
            ExportFile file,
            Version version,
            Scope scope,
            boolean forPeople,
            @Nullable String after,
            int limit,
            int generation,
            long asOf) {}

    /** @param making makes the parts of all files that are made together */
    Mono<Map<ExportFile, ExportPart>> get(Taken taken, Mono<Map<ExportFile, ExportPart>> making) {
        return Mono.defer(() -> {
            var parts = kept.getIfPresent(taken);
            return parts != null ? Mono.just(parts) : underWay.computeIfAbsent(taken, key -> shared(key, making));
        });
    }

    private Mono<Map<ExportFile, ExportPart>> shared(Taken taken, Mono<Map<ExportFile, ExportPart>> making) {
        return making.doOnNext(parts -> kept.put(taken, parts))
                .doFinally(end -> underWay.remove(taken))
                .flux()
                .replay(1)
                .refCount()
                .single();
    }
}
