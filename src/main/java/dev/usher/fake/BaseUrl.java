package dev.usher.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The network setting of that name. What is asked elsewhere is led to the pages of the server, as a server without its web client
 * does it.
 *
 * @param path the empty string, or one that begins with a slash and does not end with one
 */
record BaseUrl(String path) {
    private static final String PAGES = "api-docs/swagger";

    private List<String> names() {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/"));
    }

    /** The segments below the base; those of a path that only begins with the same letters lead nowhere. */
    List<String> strip(List<String> segments) {
        int size = names().size();
        return isBelow(segments) ? segments.subList(size, segments.size()) : List.of("");
    }

    private boolean isBelow(List<String> segments) {
        int size = names().size();
        return segments.size() >= size && lower(segments.subList(0, size)).equals(lower(names()));
    }

    /** The Location for a request that is not below the base, relative to its own path, or null for one that is. */
    @Nullable
    String detour(List<String> segments, boolean slashAtEnd) {
        List<String> asked = lower(segments);
        if (!path.isEmpty() && asked.equals(List.of("health"))) {
            return path + "/health";
        }
        boolean root = asked.equals(lower(names()));
        boolean begins = ("/" + String.join("/", asked)).startsWith(path.toLowerCase(Locale.ROOT));
        if (begins && !root) {
            return null;
        }
        if (root && (slashAtEnd || segments.isEmpty())) {
            return PAGES;
        }
        int climb = slashAtEnd ? segments.size() : Math.max(0, segments.size() - 1);
        return "../".repeat(climb) + path.substring(1) + "/" + PAGES;
    }

    private static List<String> lower(List<String> segments) {
        List<String> lower = new ArrayList<>(segments);
        lower.replaceAll(segment -> segment.toLowerCase(Locale.ROOT));
        return lower;
    }
}
