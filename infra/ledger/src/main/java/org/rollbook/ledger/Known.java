package org.rollbook.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the committer remembers of streams and claims from one group to the next. It holds as of one position: once
 * someone else has appended, nothing of it counts any more.
 */
final class Known {
    private static final int MOST = 50_000;

    private final Map<String, Long> versions = bounded();
    private final Map<ClaimKey, Optional<String>> claims = bounded();
    private @Nullable Head head;

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /** The newest entry as of which it holds; null when nothing is known. */
    @Nullable Head head() {
        return head;
    }

    boolean holdsAsOf(Head newest) {
        return head != null && head.position() == newest.position();
    }

    Set<String> unknownStreams(Set<String> streams) {
        return without(streams, versions::containsKey);
    }

    Set<ClaimKey> unknownClaims(Set<ClaimKey> keys) {
        return without(keys, claims::containsKey);
    }

    private static <T> Set<T> without(Set<T> all, Predicate<T> known) {
        return all.stream().filter(known.negate()).collect(Collectors.toUnmodifiableSet());
    }

    /** Last version of each of the streams; -1 for those that do not exist. */
    Map<String, Long> versions(Set<String> streams, Map<String, Long> seen) {
        var found = new HashMap<String, Long>();
        streams.forEach(stream -> found.put(stream, seen.getOrDefault(stream, versions.getOrDefault(stream, -1L))));
        return found;
    }

    /** Owners of those of the claims that have one. */
    Map<ClaimKey, String> owners(Set<ClaimKey> keys, Map<ClaimKey, String> seen) {
        var found = new HashMap<ClaimKey, String>();
        for (var key : keys) {
            Optional.ofNullable(seen.get(key))
                    .or(() -> claims.getOrDefault(key, Optional.empty()))
                    .ifPresent(owner -> found.put(key, owner));
        }
        return found;
    }

    void forget() {
        versions.clear();
        claims.clear();
        head = null;
    }

    /** Takes over how things are after a group. */
    void learn(Group group, Head before) {
        versions.putAll(group.versions());
        group.rows.owners().forEach((key, owner) -> claims.put(key, Optional.of(owner)));
        claims.putAll(group.rows.claims);
        head = group.placed.isEmpty() ? before : group.placed.getLast().asHead();
    }
}
