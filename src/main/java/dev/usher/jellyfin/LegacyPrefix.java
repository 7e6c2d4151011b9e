package dev.usher.jellyfin;

import java.util.List;
import java.util.stream.Collectors;

/** The prefixes {@code /emby} and {@code /mediabrowser} that old clients put before every path. */
final class LegacyPrefix {
    /** One of them; they mean the same. */
    static final String EMBY = "/emby";

    private static final List<String> PREFIXES = List.of("emby", "mediabrowser");

    private LegacyPrefix() {}

    /** The path without one such prefix; a second one is no prefix any more. */
    static List<Segment> strip(List<Segment> path) {
        if (path.size() > 1 && isPrefix(path.get(0).text())) {
            return path.subList(1, path.size());
        }
        return path;
    }

    /**
     * {@code path}, raw as it came, without such a prefix. One that a server with these prefixes would find something else at
     * without it stays as it is: that server would take a second prefix off, and has an answer of its own to a prefix alone.
     */
    static String strip(String path) {
        List<Segment> segments = PathReader.standard().read(path);
        return isTranslated(segments)
                ? segments.stream().skip(1).map(Segment::raw).collect(Collectors.joining("/", "/", ""))
                : path;
    }

    /** Whether {@link #strip(String)} takes a prefix off a path of these segments. */
    static boolean isTranslated(List<Segment> path) {
        if (path.size() < 2 || !isPrefix(path.get(0).text())) {
            return false;
        }
        String next = path.get(1).text();
        boolean nothing = next.isEmpty() && path.size() == 2;
        return !nothing && PREFIXES.stream().noneMatch(prefix -> begins(next, prefix));
    }

    /** Where such a prefix ends in {@code path}, which reads as it is spelt up to {@code end}, and more comes; else 0. */
    static int end(String path, int end) {
        int slash = path.indexOf('/', 1);
        if (slash < 0 || slash >= end) {
            return 0;
        }
        for (String prefix : PREFIXES) {
            if (Ascii.equalsIgnoreCase(path, 1, slash, prefix)) {
                return slash;
            }
        }
        return 0;
    }

    private static boolean isPrefix(String text) {
        return PREFIXES.stream().anyMatch(prefix -> Ascii.equalsIgnoreCase(text, prefix));
    }

    private static boolean begins(String text, String prefix) {
        return text.length() >= prefix.length() && Ascii.equalsIgnoreCase(text.substring(0, prefix.length()), prefix);
    }
}
