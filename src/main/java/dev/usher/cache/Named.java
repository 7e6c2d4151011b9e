package dev.usher.cache;

import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The resources of the same origin that the answer to a write names as changed (RFC 9111 §4.4). */
final class Named {
    private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");

    private Named() {}

    /**
     * The targets, path and query, that {@code Location} and {@code Content-Location} lead to. The first is a path as it is asked for
     * here already, the second is as the server wrote it, until it is read by {@code paths}.
     */
    static List<String> by(Request request, Response response, Translation paths) {
        List<String> targets = new ArrayList<>(2);
        String location = response.fields().get(HttpHeaders.LOCATION);
        String content = response.fields().get(HttpHeaders.CONTENT_LOCATION);
        add(location == null ? null : target(request, location), targets);
        add(content == null ? null : target(request, paths.of(request, content)), targets);
        return targets;
    }

    private static void add(@Nullable String target, List<String> targets) {
        if (target != null) {
            targets.add(target);
        }
    }

    /** The target of {@code reference}, seen from {@code request}, or null where it is of another origin or unreadable. */
    static @Nullable String target(Request request, String reference) {
        try {
            URI named = URI.create("http://origin" + request.target()).resolve(reference);
            String authority = named.getRawAuthority();
            if (authority == null || !authority.equals("origin") && !isOurs(authority, request.fields())) {
                return null;
            }
            String path = named.getRawPath().isEmpty() ? "/" : named.getRawPath();
            return named.getRawQuery() == null ? path : path + "?" + named.getRawQuery();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean isOurs(String authority, MultiMap fields) {
        return authority.equalsIgnoreCase(fields.get(HOST));
    }
}
