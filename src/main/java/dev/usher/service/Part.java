package dev.usher.service;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a content that are to be read.
 *
 * @param first the first of them
 * @param end where they end, be it behind the end of the content
 */
record Part(long first, long end) {
    static final Part WHOLE = new Part(0, Long.MAX_VALUE);

    /** What is left of it behind {@code chunk}, with which it began. */
    Part behind(Buffer chunk) {
        return new Part(first + chunk.length(), end);
    }

    /** What it begins with in {@code whole}, at most {@code most} bytes; null where there are none. */
    @Nullable
    Buffer of(Buffer whole, int most) {
        long behind = Math.min(Math.min(end, whole.length()), first + most);
        return first < behind ? whole.slice((int) first, (int) behind) : null;
    }
}
