package dev.usher.jellyfin;

import java.util.List;

/** The path below which a server's own paths begin. */
final class BasePath {
    private BasePath() {}

    /** The segments below {@code basePath}, or none where they are not below it. */
    static List<Segment> strip(String basePath, List<Segment> segments) {
        if (basePath.isEmpty() || basePath.equals("/")) {
            return segments;
        }
        String[] base = basePath.substring(1).split("/");
        if (segments.size() <= base.length) {
            return List.of();
        }
        for (int i = 0; i < base.length; i++) {
            if (!Ascii.equalsIgnoreCase(base[i], segments.get(i).text())) {
                return List.of();
            }
        }
        return segments.subList(base.length, segments.size());
    }
}
