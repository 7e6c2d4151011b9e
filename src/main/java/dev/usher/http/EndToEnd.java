package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields that concern the two ends of a message, and not one connection on the way (RFC 9110 §7.6.1). */
public final class EndToEnd {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private EndToEnd() {}

    /** A new map of the {@code fields} that may be passed on: none that belong to the connection, nor any it names. */
    public static MultiMap copy(MultiMap fields) {
        MultiMap copy = HttpHeaders.headers();
        for (Map.Entry<String, String> field : fields) {
            if (!isHopByHop(field.getKey())) {
                copy.add(field.getKey(), field.getValue());
            }
        }
        for (String options : fields.getAll(HttpHeaders.CONNECTION)) {
            removeNamed(copy, options);
        }
        return copy;
    }

    /** Whether {@code name}, in any case, is a field of the connection even where {@code Connection} does not name it. */
    public static boolean isHopByHop(String name) {
        return HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void removeNamed(MultiMap fields, String options) {
        for (String option : options.split(",")) {
            String name = option.strip();
            if (!name.isEmpty()) {
                fields.remove(name);
            }
        }
    }
}
