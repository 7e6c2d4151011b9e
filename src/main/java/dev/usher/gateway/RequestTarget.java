package dev.usher.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request target in origin form (RFC 9112 §3.2). */
final class RequestTarget {
    private RequestTarget() {}

    /**
     * The path and query of {@code request}, as they came. An absolute form loses its scheme and authority if the
     * authority equals {@code Host}, as a Jellyfin demands; a request with any other is refused, and so is one with
     * several {@code Host} fields, or none in HTTP/1.1 (RFC 9112 §3.2).
     *
     * @return null where the target is refused
     */
    static @Nullable String originForm(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() > 1 || (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1)) {
            return null;
        }
        String target = request.uri();
        if (target.startsWith("/")) {
            return target;
        }
        int authority = startOfAuthority(target);
        return authority < 0 || hosts.isEmpty() ? null : withoutAuthority(target.substring(authority), hosts.get(0));
    }

    /** {@code target} as seen from behind {@code mountPoint}; a target that is not beneath it stays as it is. */
    static String beneath(String mountPoint, String target) {
        if (!target.startsWith(mountPoint)) {
            return target;
        }
        String rest = target.substring(mountPoint.length());
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static int startOfAuthority(String target) {
        String start = target.substring(0, Math.min(target.length(), 8)).toLowerCase(Locale.ROOT);
        if (start.startsWith("http://")) {
            return 7;
        }
        return start.startsWith("https://") ? 8 : -1;
    }

    private static @Nullable String withoutAuthority(String afterScheme, String host) {
        int end = 0;
        while (end < afterScheme.length() && afterScheme.charAt(end) != '/' && afterScheme.charAt(end) != '?') {
            end++;
        }
        if (!afterScheme.substring(0, end).equalsIgnoreCase(host.trim())) {
            return null;
        }
        String rest = afterScheme.substring(end);
        return rest.startsWith("/") ? rest : "/" + rest;
    }
}
