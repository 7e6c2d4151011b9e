package dev.usher.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stored responses up to a number of bytes; beyond it those used least go. It knows keys and sizes, and nothing of
 * freshness. Thread-safe; one for all servers and event loops.
 */
public final class CacheStore {
    private volatile long maxBytes;
    private final Cache<CacheKey, StoredResponse> responses;

    private CacheStore(long maxBytes) {
        this.maxBytes = maxBytes;
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

    /** Keeps {@code stored} in place of what was there, unless it is larger than the whole store; returns whether it does. */
    boolean put(CacheKey key, StoredResponse stored) {
        if (Weight.of(key, stored) > maxBytes) {
            responses.invalidate(key);
            return false;
        }
        responses.put(key, stored);
        return true;
    }

    /** Keeps up to {@code bytes} bytes from now on; what is too much goes. */
    public void resize(long bytes) {
        maxBytes = bytes;
        responses.policy().eviction().orElseThrow().setMaximum(bytes);
    }

    /** Forgets what is stored of {@code server}. */
    public void forget(String server) {
        responses.asMap().keySet().removeIf(key -> key.server().equals(server));
    }

    void remove(CacheKey key) {
        responses.invalidate(key);
    }

    /** The bytes that are taken, once pending evictions are done. */
    public long bytes() {
        responses.cleanUp();
        return responses.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
