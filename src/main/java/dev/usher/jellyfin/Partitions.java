package dev.usher.jellyfin;

import dev.usher.cache.ResourceKey.Partition;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of those who ask without a token. Most ask in a few circumstances, so that the latest are remembered: the same
 * text is not made for each request, nor stored with each response. What is remembered depends on nothing but the circumstances,
 * and has a fixed number of places, from which another may drive it. Thread-safe.
 */
final class Partitions {
    private static final int PLACES = 64;
    /** Longer ones are made anew: a client chooses how long they are. */
    private static final int LONGEST = 512;

    private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(PLACES);

    private record Known(Circumstances circumstances, Partition partition) {}

    Partition of(Circumstances circumstances) {
        int place = place(circumstances.hashCode());
        Known present = known.get(place);
        if (present != null && present.circumstances().equals(circumstances)) {
            return present.partition();
        }
        Partition made = circumstances.anonymous();
        if (circumstances.length() <= LONGEST) {
            known.set(place, new Known(circumstances, made));
        }
        return made;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
