package dev.usher.jellyfin;

import dev.usher.http.EndToEnd;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** The standard reading of a stream's fields. */
final class StreamFields {
    /** What keys hold. A server that reads all lines of a field would otherwise be told more than a key is. */
    private static final List<CharSequence> KEYED = List.of(HttpHeaders.ORIGIN, HttpHeaders.ACCEPT_LANGUAGE);

    private StreamFields() {}

    /** A copy of {@code fields} without those of the connection, in which what keys hold is one line each (RFC 9110 §5.3). */
    static MultiMap endToEnd(MultiMap fields) {
        MultiMap copy = EndToEnd.copy(fields);
        for (CharSequence name : KEYED) {
            List<String> lines = copy.getAll(name);
            if (lines.size() > 1) {
                copy.set(name, String.join(", ", lines));
            }
        }
        return copy;
    }
}
