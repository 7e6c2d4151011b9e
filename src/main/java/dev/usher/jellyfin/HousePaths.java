package dev.usher.jellyfin;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What only the house may ask: {@code /Startup}, the first-run wizard, which gives the server to whoever comes first, and
 * {@code /startup/logger}, the log while the server starts.
 *
 * <p>It counts wherever it stands in a path, for the server may have a base URL of which nobody here knows, and in more
 * spellings than a server reads by itself, for a proxy before it may read more.
 */
final class HousePaths {
    private static final String STARTUP = "startup";
    private static final Pattern SLASH = Pattern.compile("%2f|\\\\", Pattern.CASE_INSENSITIVE);

    private HousePaths() {}

    static boolean contains(List<Segment> segments) {
        for (Segment segment : segments) {
            if (isStartup(segment.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStartup(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0) {
            return text.equalsIgnoreCase(STARTUP);
        }
        for (String part : SLASH.split(text)) {
            if (part.equalsIgnoreCase(STARTUP)) {
                return true;
            }
        }
        return false;
    }
}
