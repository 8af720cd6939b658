package org.rollbook.ledger;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that were used lately. Entries that other nodes write take theirs out; what slips through in between is
 * dropped soon, and can never be written over, since versions are checked.
 */
final class AggregateCache implements Cache {
    private static final int AGGREGATES = 20_000;
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates = Caffeine.newBuilder()
            .maximumSize(AGGREGATES)
            .expireAfterWrite(AT_MOST)
            .build();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        return (V) aggregates.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        aggregates.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.asMap().containsKey(key);
    }

    /** Nobody listens to this cache. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException();
    }
}
