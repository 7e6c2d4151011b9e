package dev.usher.gateway;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@code Location} that names the server, by one of its own addresses or by the one that its clients use, a path as it is
 * asked for here: without origin, and without the base path. A relative one and one that leads elsewhere stay as they are.
 */
public final class LocationFilter implements Filter {
    private final List<String> origins;
    private final String basePath;

    /**
     * A filter for a server.
     *
     * @param origins scheme, host and port of each of its addresses
     * @param basePath what stands before all its paths, or the empty string
     */
    public LocationFilter(List<String> origins, String basePath) {
        this.origins = List.copyOf(origins);
        this.basePath = basePath;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        return next.call(request).map(response -> translated(request, response));
    }

    private Response translated(Request request, Response response) {
        String location = response.fields().get(HttpHeaders.LOCATION);
        String seen = location == null ? null : seen(request, location);
        return seen == null || seen.equals(location) ? response : response.with(HttpHeaders.LOCATION, seen);
    }

    /** {@code location} in the answer to {@code request}, as it is seen from here. */
    public String seen(Request request, String location) {
        String path = pathOf(request, location);
        return path == null ? location : path;
    }

    /** The path on the server, seen from here, or null where this is none of its. */
    private @Nullable String pathOf(Request request, String location) {
        if (location.startsWith("/") && !location.startsWith("//")) {
            return beneathBase(location);
        }
        int authority = location.indexOf("://") + 3;
        if (authority < 3) {
            return null;
        }
        int end = endOfAuthority(location, authority);
        boolean ours = isOurs(request, location.substring(0, end));
        String path = location.substring(end);
        return ours ? beneathBase(path.startsWith("/") ? path : "/" + path) : null;
    }

    private static int endOfAuthority(String location, int start) {
        int end = start;
        while (end < location.length() && "/?#".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private boolean isOurs(Request request, String other) {
        String outside = request.fields().get(Forwarding.PROTO)
                + "://"
                + request.fields().get(Forwarding.HOST);
        return other.equalsIgnoreCase(outside) || isOneOf(origins, withPort(other));
    }

    private static boolean isOneOf(List<String> origins, String other) {
        for (String origin : origins) {
            if (other.equalsIgnoreCase(origin)) {
                return true;
            }
        }
        return false;
    }

    private static String withPort(String origin) {
        try {
            int port = URI.create(origin).getPort();
            boolean tls = origin.regionMatches(true, 0, "https:", 0, "https:".length());
            return port >= 0 ? origin : origin + (tls ? ":443" : ":80");
        } catch (IllegalArgumentException unreadable) {
            return origin;
        }
    }

    private @Nullable String beneathBase(String path) {
        int length = basePath.length();
        if (!path.regionMatches(true, 0, basePath, 0, length)) {
            return null;
        }
        String rest = path.substring(length);
        if (rest.isEmpty() || "?#".indexOf(rest.charAt(0)) >= 0) {
            return "/" + rest;
        }
        return rest.startsWith("/") ? rest : null;
    }
}
