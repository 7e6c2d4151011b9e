package dev.usher.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;

/** Which methods pass. */
final class Methods {
    private Methods() {}

    /**
     * All but CONNECT and TRACE, and but a known method in other letters than its own: a method is case-sensitive (RFC 9110
     * §9.1), yet a Jellyfin that is sent {@code post} executes a POST, which nobody here would have taken for one.
     */
    static boolean pass(HttpMethod method) {
        String name = method.name();
        String upper = name.toUpperCase(Locale.ROOT);
        boolean refused = method == HttpMethod.CONNECT || method == HttpMethod.TRACE;
        return !refused && (name.equals(upper) || !HttpMethod.values().contains(HttpMethod.valueOf(upper)));
    }
}
