package dev.usher.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.service.Gathering;
import dev.usher.service.Response;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stored responses up to a number of bytes; beyond it those used least go. It knows keys and sizes, and nothing of
 * freshness. Thread-safe; one for all servers and event loops.
 */
public final class CacheStore {
    private volatile long maxBytes;
    private final Cache<Object, Stored> contents;
    private final Purges purges = new Purges();

    private CacheStore(long maxBytes) {
        this.maxBytes = maxBytes;
        this.contents = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Object key, Stored stored) -> Weight.of(key, stored))
                .executor(Runnable::run)
                .build();
    }

    /** An empty store for {@code maxBytes} bytes of keys, fields and bodies; zero stores nothing. */
    public static CacheStore bounded(long maxBytes) {
        return new CacheStore(maxBytes);
    }

    @Nullable
    StoredResponse get(CacheKey key) {
        return contents.getIfPresent(key) instanceof StoredResponse stored ? stored : null;
    }

    /**
     * Keeps {@code stored}, fetched when {@link #purges} was {@code since}, in place of what was there, unless it is larger than
     * the whole store, or something has been forgotten meanwhile; returns whether it does.
     */
    boolean put(CacheKey key, StoredResponse stored, long since) {
        if (Weight.of(key, stored) > maxBytes) {
            contents.invalidate(key);
            return false;
        }
        return purges.unlessMoved(since, () -> {
            contents.put(key, stored);
            return true;
        });
    }

    /** What is stored under {@code key}, or null. */
    @Nullable
    Resource resource(ResourceKey key) {
        return contents.getIfPresent(key) instanceof Resource resource ? resource : null;
    }

    /** The same with {@code latest}, besides what else is stored of its resource. */
    boolean put(ResourceKey key, Representation latest, long since) {
        if (Weight.of(key, new Resource(List.of(latest))) > maxBytes) {
            return false;
        }
        return purges.unlessMoved(since, () -> {
            contents.asMap()
                    .compute(
                            key,
                            (same, stored) -> (stored == null ? Resource.NOTHING : (Resource) stored).with(latest));
            return true;
        });
    }

    /** Keeps {@code latest} in place of {@code old}, if that is still stored. */
    void replace(ResourceKey key, Representation old, Representation latest) {
        revise(key, resource -> resource.replacing(old, latest));
    }

    /** All of what {@code content} brings has come: it is kept as {@code bytes} in whatever is stored of it. */
    void complete(ResourceKey key, Gathering content, Buffer bytes) {
        revise(key, resource -> resource.completing(content, bytes));
    }

    /** Forgets {@code gone}, if it is stored. */
    void drop(ResourceKey key, Representation gone) {
        revise(key, resource -> resource.without(gone));
    }

    /** Forgets whatever is stored of {@code broken}, which will not come whole. */
    void drop(ResourceKey key, Gathering broken) {
        revise(key, resource -> resource.without(broken));
    }

    private void revise(ResourceKey key, UnaryOperator<Resource> change) {
        contents.asMap().computeIfPresent(key, (same, stored) -> {
            Resource changed = change.apply((Resource) stored);
            return changed.isEmpty() ? null : changed;
        });
    }

    /** Keeps up to {@code bytes} bytes from now on; what is too much goes. */
    public void resize(long bytes) {
        maxBytes = bytes;
        contents.policy().eviction().orElseThrow().setMaximum(bytes);
    }

    /** Forgets what is stored of {@code server}. */
    public void forget(String server) {
        contents.asMap().keySet().removeIf(key -> isOf(server, key));
    }

    /** How often something has been forgotten by a {@link Purge}: a fetch of which that has begun before is for nobody after it. */
    public long purges() {
        return purges.current();
    }

    /** Forgets what {@code purge} takes, and stores nothing of what is being fetched meanwhile. It may take its time. */
    public Purge.Forgotten forget(Purge purge) {
        purges.move();
        int assigned = 0;
        int others = 0;
        for (Map.Entry<Object, Stored> each : contents.asMap().entrySet()) {
            if (each.getValue() instanceof StoredResponse stored) {
                boolean gone = purge.takes((CacheKey) each.getKey(), stored.origin()) && remove(each.getKey());
                assigned += gone ? 1 : 0;
            } else if (purge.takes((ResourceKey) each.getKey())) {
                int representations =
                        ((Resource) each.getValue()).representations().size();
                others += remove(each.getKey()) ? representations : 0;
            }
        }
        return new Purge.Forgotten(assigned, others);
    }

    private boolean remove(Object key) {
        return contents.asMap().remove(key) != null;
    }

    /** Shows {@code eye} each response whose lifetime a policy assigned. */
    public void show(BiConsumer<CacheKey, Response> eye) {
        contents.asMap().forEach((key, each) -> {
            if (each instanceof StoredResponse stored) {
                eye.accept((CacheKey) key, stored.origin());
            }
        });
    }

    void remove(CacheKey key) {
        contents.invalidate(key);
    }

    private static boolean isOf(String server, Object key) {
        return key instanceof CacheKey assigned
                ? assigned.server().equals(server)
                : ((ResourceKey) key).server().equals(server);
    }

    /** The bytes that are taken, once pending evictions are done. */
    public long bytes() {
        contents.cleanUp();
        return contents.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
