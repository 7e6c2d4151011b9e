package dev.usher.jellyfin;

import io.vertx.core.http.HttpMethod;
import java.util.List;

/** Which streams may change what the Users endpoints answer. */
final class WatchedPaths {
    private static final String ANY = "*";

    private static final List<List<String>> WRITES = List.of(
            List.of("Sessions", "Logout"),
            List.of("Sessions", "Capabilities"),
            List.of("Devices"),
            List.of("Auth", "Keys"),
            List.of("UserImage"),
            List.of("Users", ANY, "Images"),
            List.of("System", "Configuration"),
            List.of("System", "Restart"),
            List.of("System", "Shutdown"),
            List.of("Backup", "Restore"));

    private WatchedPaths() {}

    /** Whether {@code method} on the path, or on one that it begins, is watched. */
    static boolean contains(HttpMethod method, List<Segment> segments) {
        List<Segment> path = LegacyPrefix.strip(segments);
        if (path.isEmpty() || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS)) {
            return false;
        }
        return !method.equals(HttpMethod.GET) && WRITES.stream().anyMatch(beginning -> begins(beginning, path));
    }

    private static boolean begins(List<String> beginning, List<Segment> path) {
        if (path.size() < beginning.size()) {
            return false;
        }
        for (int i = 0; i < beginning.size(); i++) {
            String name = beginning.get(i);
            if (!name.equals(ANY) && !Ascii.equalsIgnoreCase(name, path.get(i).text())) {
                return false;
            }
        }
        return true;
    }
}
