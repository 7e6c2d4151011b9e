package dev.usher.cache;

import io.vertx.core.MultiMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stored response costs in memory, in bytes, rounded up. */
final class Weight {
    /** The objects around the bytes: map node, key records, header block and its copy for the present second. */
    private static final int FRAME = 1_024;

    private static final int FIELD = 128;

    private Weight() {}

    /** What {@code stored} takes under {@code key}. */
    static int of(Object key, Stored stored) {
        long bytes = stored.bytes() + (key instanceof CacheKey assigned ? of(assigned) : of((ResourceKey) key));
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    /** What a response of these fields takes, with a content of {@code length} bytes. */
    static long of(MultiMap fields, long length) {
        return FRAME + 2 * of(fields) + length;
    }

    /** What the fields take by which a response was selected: a client chooses how long they are. */
    static long of(Selecting selecting) {
        long bytes = 0;
        for (Criterion criterion : selecting.criteria()) {
            bytes += FIELD + 2 * criterion.length();
        }
        return bytes;
    }

    private static long of(ResourceKey key) {
        return length(key.target()) + length(key.partition().circumstances());
    }

    private static long of(CacheKey key) {
        return length(key.target())
                + length(key.partition().token())
                + length(key.partition().device())
                + length(key.variant().origin())
                + length(key.variant().host())
                + length(key.variant().proto());
    }

    private static long of(MultiMap fields) {
        long bytes = 0;
        for (Map.Entry<String, String> field : fields) {
            bytes += FIELD + field.getKey().length() + field.getValue().length();
        }
        return bytes;
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : 2L * text.length();
    }
}
