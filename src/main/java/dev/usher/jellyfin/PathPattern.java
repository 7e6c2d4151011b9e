package dev.usher.jellyfin;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template of the server's routes with its method.
 *
 * @param segments the documented spellings; the one at {@code open} is the place of the id
 * @param open the index of {@code {userId}}, or -1
 */
record PathPattern(HttpMethod method, String template, List<String> segments, int open, Operation operation) {
    private static final String USER_ID = "{userId}";

    static PathPattern of(HttpMethod method, String template, Operation operation) {
        List<String> segments = List.of(template.substring(1).split("/"));
        return new PathPattern(method, template, segments, segments.indexOf(USER_ID), operation);
    }

    boolean isLiteral() {
        return open < 0;
    }

    boolean matches(HttpMethod asked, List<Segment> path) {
        if (path.size() != segments.size() || !asked.equals(method)) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String text = path.get(i).text();
            if (i == open ? text.isEmpty() : !Ascii.equalsIgnoreCase(text, segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The canonical spelling of a path that matches. What is no id stays raw, for the server's error echoes it. */
    String path(List<Segment> path, GuidReader guids) {
        if (isLiteral()) {
            return template;
        }
        Segment userId = path.get(open);
        @Nullable String guid = guids.read(userId.text());
        return template.replace(USER_ID, guid == null ? userId.raw() : guid);
    }
}
