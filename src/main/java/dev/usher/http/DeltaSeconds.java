package dev.usher.http;

/** Whole seconds as caches write them (RFC 9111 §1.2.2). */
final class DeltaSeconds {
    /** What a value that is greater counts as. */
    static final long MOST = 1L << 31;

    private static final long INVALID = -1;

    private DeltaSeconds() {}

    /** The seconds that {@code text} names, {@link #MOST} at most, or -1 where it is anything but digits. */
    static long parse(String text) {
        long seconds = text.isEmpty() ? INVALID : 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return INVALID;
            }
            seconds = Math.min(MOST, seconds * 10 + c - '0');
        }
        return seconds;
    }
}
