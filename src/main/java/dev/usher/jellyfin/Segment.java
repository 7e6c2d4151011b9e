package dev.usher.jellyfin;

/**
 * A segment of a path.
 *
 * @param raw as it came
 * @param text as the server reads it: percent-decoded, but for {@code %2F}
 */
public record Segment(String raw, String text) {}
