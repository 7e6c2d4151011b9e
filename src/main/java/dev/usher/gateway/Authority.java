package dev.usher.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For which host a request was meant: what {@code Host} says in HTTP/1.1, and {@code :authority} in HTTP/2. */
final class Authority {
    /**
     * A host with or without a port (RFC 3986 §3.2), or nothing; of its letters those that the server takes, which has no
     * use for * + , ; = and % there.
     */
    private static final Pattern READABLE =
            Pattern.compile("(?:(?:[A-Za-z0-9._~!$&'()-]+|\\[[0-9A-Fa-f:.]{2,}\\])(?::[0-9]{1,5})?)?");

    private Authority() {}

    /** The host and port that {@code request} names, as they came, or null where it names none. */
    static @Nullable String of(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2 && request.authority() != null) {
            return request.authority().toString();
        }
        return request.getHeader(HttpHeaders.HOST);
    }

    /**
     * Whether {@code request} says for which host it is meant, and says it once: several {@code Host} fields, or none where
     * the version demands one, are refused (RFC 9112 §3.2), and so is one beside another {@code :authority} (RFC 9113
     * §8.3.1).
     */
    static boolean isPlain(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        String authority = of(request);
        if (authority == null) {
            return request.version() == HttpVersion.HTTP_1_0;
        }
        return READABLE.matcher(authority.trim()).matches()
                && hosts.size() <= 1
                && (hosts.isEmpty() || hosts.get(0).equalsIgnoreCase(authority));
    }
}
