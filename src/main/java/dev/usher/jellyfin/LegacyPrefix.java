package dev.usher.jellyfin;

import java.util.List;

/** The prefixes {@code /emby} and {@code /mediabrowser} that old clients put before every path. */
final class LegacyPrefix {
    private LegacyPrefix() {}

    /** The path without one such prefix; a second one is no prefix any more. */
    static List<Segment> strip(List<Segment> path) {
        if (path.size() > 1 && isPrefix(path.get(0).text())) {
            return path.subList(1, path.size());
        }
        return path;
    }

    private static boolean isPrefix(String text) {
        return Ascii.equalsIgnoreCase(text, "emby") || Ascii.equalsIgnoreCase(text, "mediabrowser");
    }
}
