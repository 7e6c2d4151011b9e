package dev.usher.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request target in origin form (RFC 9112 §3.2). */
final class RequestTarget {
    private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

    private static final char DEL = 0x7F;

    private RequestTarget() {}

    /**
     * The path and query of {@code request}, as they came. An absolute form loses its scheme and authority if the
     * authority equals {@code Host}, as a Jellyfin demands; a request with any other is refused, and so is one whose {@link
     * Authority} is not plain, or whose target is not of visible ASCII: HTTP/2 frames what no request line can hold.
     *
     * @return null where the target is refused
     */
    static @Nullable String originForm(HttpServerRequest request) {
        return request.uri() == null || !isVisible(request.uri()) || !Authority.isPlain(request)
                ? null
                : originForm(request.uri(), Authority.of(request));
    }

    private static boolean isVisible(String target) {
        for (int i = 0; i < target.length(); i++) {
            char octet = target.charAt(i);
            if (octet <= ' ' || octet >= DEL) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String originForm(String target, @Nullable String host) {
        if (target.startsWith("/")) {
            return target;
        }
        int authority = startOfAuthority(target);
        return authority < 0 || host == null ? null : withoutAuthority(target.substring(authority), host);
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
