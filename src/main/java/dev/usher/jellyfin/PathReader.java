package dev.usher.jellyfin;

import java.util.List;

/** Reads a path as the server does. */
@FunctionalInterface
public interface PathReader {
    /** The segments of {@code path}, a target's part before {@code ?}. A slash at the end is an empty segment at the end. */
    List<Segment> read(String path);

    /**
     * Every segment percent-decoded, and then dot segments removed (RFC 3986 §5.2.4), at the root too. Empty segments
     * stay, as {@code //Users} is no spelling of {@code /Users}. What does not begin with a slash has no segments.
     */
    static PathReader standard() {
        return SegmentedPath::read;
    }
}
