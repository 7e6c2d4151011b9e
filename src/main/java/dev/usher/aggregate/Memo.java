package dev.usher.aggregate;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The latest merges, found again by the identity of their parts: stored parts are the same buffers until one is replaced.
 * For one event loop.
 */
final class Memo {
    private static final int SIZE = 32;

    private final Function<List<Buffer>, Buffer> merge;
    private final Map<Parts, Merged> latest = new LinkedHashMap<>(SIZE, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Parts, Merged> eldest) {
            return size() > SIZE;
        }
    };

    Memo(Function<List<Buffer>, Buffer> merge) {
        this.merge = merge;
    }

    /** The merge of {@code parts}, at least one. */
    Merged of(List<Buffer> parts) {
        return latest.computeIfAbsent(new Parts(parts), key -> Merged.of(key.buffers(), merge));
    }

    /** Equal only to the very same buffers in the same order. */
    private record Parts(List<Buffer> buffers) {
        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Parts that) || that.buffers.size() != buffers.size()) {
                return false;
            }
            for (int i = 0; i < buffers.size(); i++) {
                if (buffers.get(i) != that.buffers.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (Buffer buffer : buffers) {
                hash = 31 * hash + System.identityHashCode(buffer);
            }
            return hash;
        }
    }
}
