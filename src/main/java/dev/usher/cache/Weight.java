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

    static int of(CacheKey key, StoredResponse stored) {
        long bytes = FRAME + of(key) + 2 * of(stored.fields()) + stored.length();
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    private static long of(CacheKey key) {
        return length(key.target())
                + length(key.partition().token())
                + length(key.partition().device())
                + length(key.variant().origin());
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
