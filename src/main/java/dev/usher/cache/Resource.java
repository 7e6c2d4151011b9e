package dev.usher.cache;

import dev.usher.service.Gathering;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The representations that are stored under one key, the latest first. Immutable. */
record Resource(List<Representation> representations) implements Stored {
    /** A resource that varies by what anybody may send would otherwise grow without end. */
    private static final int MOST = 16;

    static final Resource NOTHING = new Resource(List.of());

    /** The latest that a request with these fields may be answered with (RFC 9111 §4.1), or null. */
    @Nullable
    Representation select(MultiMap requestFields) {
        for (Representation each : representations) {
            if (each.selecting().matches(requestFields)) {
                return each;
            }
        }
        return null;
    }

    /** The same with {@code latest} in place of what was selected by the same. */
    Resource with(Representation latest) {
        List<Representation> all = new ArrayList<>();
        all.add(latest);
        for (Representation each : representations) {
            if (all.size() < MOST && !each.selecting().equals(latest.selecting())) {
                all.add(each);
            }
        }
        return new Resource(List.copyOf(all));
    }

    Resource without(Representation gone) {
        return new Resource(
                representations.stream().filter(each -> each != gone).toList());
    }

    /** The same without what {@code broken} was to bring, be it freshened meanwhile. */
    Resource without(Gathering broken) {
        return new Resource(
                representations.stream().filter(each -> !each.isOf(broken)).toList());
    }

    /** The same with all that {@code content} has brought where it was still coming, be it freshened meanwhile. */
    Resource completing(Gathering content, Buffer bytes) {
        return new Resource(representations.stream()
                .map(each -> each.isOf(content) ? each.whole(bytes) : each)
                .toList());
    }

    /** The same with {@code other} where {@code one} stands, if it still does. */
    Resource replacing(Representation one, Representation other) {
        return new Resource(
                representations.stream().map(each -> each == one ? other : each).toList());
    }

    boolean isEmpty() {
        return representations.isEmpty();
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (Representation each : representations) {
            bytes += each.bytes();
        }
        return bytes;
    }
}
