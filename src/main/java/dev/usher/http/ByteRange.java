package dev.usher.http;

/** Stand-in. */
public sealed interface ByteRange {
    record Part(long first, long last) implements ByteRange {}

    record Unsatisfiable() implements ByteRange {}

    record Ignored() implements ByteRange {}

    static ByteRange of(String range, long length) {
        if (!range.startsWith("bytes=") || range.contains(",")) return new Ignored();
        String[] p = range.substring(6).split("-", -1);
        if (p[0].isEmpty()) return new Part(Math.max(0, length - Long.parseLong(p[1])), length - 1);
        long first = Long.parseLong(p[0]);
        if (first >= length) return new Unsatisfiable();
        return new Part(first, p[1].isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(p[1])));
    }
}
