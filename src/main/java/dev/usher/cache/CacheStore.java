package dev.usher.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stored responses up to a number of bytes; beyond it those used least go. It knows keys and sizes, and nothing of
 * freshness. Thread-safe; one for all servers and event loops.
 */
public final class CacheStore {
    private final Cache<CacheKey, StoredResponse> responses;

    private CacheStore(long maxBytes) {
        this.responses = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((CacheKey key, StoredResponse stored) -> Weight.of(key, stored))
                .executor(Runnable::run)
                .build();
    }

    /** An empty store for {@code maxBytes} bytes of keys, fields and bodies; zero stores nothing. */
    public static CacheStore bounded(long maxBytes) {
        return new CacheStore(maxBytes);
    }

    @Nullable
    StoredResponse get(CacheKey key) {
        return responses.getIfPresent(key);
    }

    void put(CacheKey key, StoredResponse stored) {
        responses.put(key, stored);
    }

    void remove(CacheKey key, StoredResponse stored) {
        responses.asMap().remove(key, stored);
    }

    /** The bytes that are taken, once pending evictions are done. */
    public long bytes() {
        responses.cleanUp();
        return responses.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
