package dev.usher.jellyfin;

import java.util.ArrayList;
import java.util.List;

/** The standard reading of a path. */
final class SegmentedPath {
    private static final Segment EMPTY = new Segment("", "");

    private SegmentedPath() {}

    static List<Segment> read(String path) {
        List<Segment> segments = new ArrayList<>(6);
        if (!path.startsWith("/")) {
            return segments;
        }
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            add(segments, path.substring(start, end), slash < 0);
            start = end + 1;
        }
        return segments;
    }

    private static void add(List<Segment> segments, String raw, boolean last) {
        String text = PercentEncoding.decodeSegment(raw);
        boolean parent = text.equals("..");
        if (parent && !segments.isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        if (!parent && !text.equals(".")) {
            segments.add(new Segment(raw, text));
        } else if (last) {
            segments.add(EMPTY);
        }
    }
}
