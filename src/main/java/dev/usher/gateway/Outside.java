package dev.usher.gateway;

import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a server as its client sees them from outside.
 *
 * @param prefix what stands before them: the mount point of this gateway, the name of the server, or nothing
 * @param bare whether the client asked for the prefix without a slash behind it, which the server was asked with
 */
record Outside(String prefix, boolean bare) {
    /** Where the paths of a server are seen as they are. */
    static final Outside NOTHING = new Outside("", false);

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /** What is outside where {@code target} came and its server is asked for {@code inside}. */
    static Outside of(String target, String inside) {
        if (target.endsWith(inside)) {
            return new Outside(target.substring(0, target.length() - inside.length()), false);
        }
        return new Outside(target.substring(0, target.length() - inside.length() + 1), true);
    }

    /** {@code answer} with a {@code Location} that is right out there. */
    Response relocate(Response answer) {
        if (prefix.isEmpty()) {
            return answer;
        }
        String location = answer.fields().get(HttpHeaders.LOCATION);
        String moved = location == null ? null : moved(location);
        return moved == null ? answer : answer.with(HttpHeaders.LOCATION, moved);
    }

    private @Nullable String moved(String location) {
        if (location.startsWith("//") || WITH_SCHEME.matcher(location).matches()) {
            return null;
        }
        if (location.startsWith("/")) {
            return prefix + location;
        }
        return bare ? prefix + "/" + location : null;
    }
}
