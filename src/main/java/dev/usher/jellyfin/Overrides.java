package dev.usher.jellyfin;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fields by which a request says that another target, host or method is meant than the one it names. A Jellyfin reads none of
 * them, but what stands before it may: the answer is then not to what was asked.
 */
final class Overrides {
    private static final List<CharSequence> NAMES = Stream.of(
                    "x-original-url",
                    "x-rewrite-url",
                    "x-forwarded-uri",
                    "x-forwarded-path",
                    "x-forwarded-method",
                    "x-host",
                    "x-http-host-override",
                    "x-http-method",
                    "x-http-method-override",
                    "x-method-override")
            .map(HttpHeaders::createOptimized)
            .toList();

    private Overrides() {}

    static boolean areIn(MultiMap fields) {
        for (CharSequence name : NAMES) {
            if (fields.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
