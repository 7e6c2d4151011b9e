package dev.usher.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request target in origin form (RFC 9112 §3.2). */
final class RequestTarget {
    /**
     * A host with or without a port (RFC 3986 §3.2), or nothing; of its letters those that the server takes, which has no
     * use for * + , ; = and % there.
     */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?:[A-Za-z0-9._~!$&'()-]+|\\[[0-9A-Fa-f:.]{2,}\\])(?::[0-9]{1,5})?)?");

    private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

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
        if (!hosts.isEmpty() && !AUTHORITY.matcher(hosts.get(0).trim()).matches()) {
            return null;
        }
        return originForm(request.uri(), hosts);
    }

    private static @Nullable String originForm(String target, List<String> hosts) {
        if (target.startsWith("/")) {
            return target;
        }
        int authority = startOfAuthority(target);
        return authority < 0 || hosts.isEmpty() ? null : withoutAuthority(target.substring(authority), hosts.get(0));
    }

    /** Whether the dot segments of {@code target} lead above its root: a server with a base path would leave that too. */
    static boolean climbs(String target) {
        if (target.indexOf('%') < 0 && !target.contains("..")) {
            return false;
        }
        int depth = 0;
        for (String segment : pathOf(target).substring(1).split("/", -1)) {
            String text = DOT.matcher(segment).replaceAll(".");
            if (text.equals("..")) {
                depth--;
            } else if (!text.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private static String pathOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** {@code target} as seen from behind {@code mountPoint}, in whatever case it is written; null where it is not beneath it. */
    static @Nullable String beneath(String mountPoint, String target) {
        if (!target.regionMatches(true, 0, mountPoint, 0, mountPoint.length())) {
            return null;
        }
        String rest = target.substring(mountPoint.length());
        if (rest.startsWith("/")) {
            return rest;
        }
        return rest.isEmpty() || rest.startsWith("?") ? "/" + rest : null;
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
