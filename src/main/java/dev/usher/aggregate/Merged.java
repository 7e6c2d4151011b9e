package dev.usher.aggregate;

import dev.usher.http.EntityTag;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Parts become one.
 *
 * @param bytes the merged bytes, of no use where every part was unreadable
 * @param etag their strong entity tag
 * @param unreadable the parts that the merge function threw at, by identity
 */
record Merged(Buffer bytes, String etag, Set<Buffer> unreadable) {
    /** Merges {@code parts}, at least one; where the function throws, those at fault are found and left out. */
    static Merged of(List<Buffer> parts, Function<List<Buffer>, Buffer> merge) {
        try {
            return of(merge.apply(parts), Collections.emptySet());
        } catch (RuntimeException someIsUnreadable) {
            Set<Buffer> unreadable = unreadable(parts, merge);
            if (unreadable.isEmpty()) {
                throw someIsUnreadable;
            }
            List<Buffer> readable = new ArrayList<>(parts);
            readable.removeIf(unreadable::contains);
            return of(readable.isEmpty() ? Buffer.buffer() : merge.apply(readable), unreadable);
        }
    }

    private static Merged of(Buffer bytes, Set<Buffer> unreadable) {
        return new Merged(bytes, EntityTag.of(bytes), unreadable);
    }

    private static Set<Buffer> unreadable(List<Buffer> parts, Function<List<Buffer>, Buffer> merge) {
        Set<Buffer> unreadable = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Buffer part : parts) {
            try {
                merge.apply(List.of(part));
            } catch (RuntimeException malformed) {
                unreadable.add(part);
            }
        }
        return unreadable;
    }
}
