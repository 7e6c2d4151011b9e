package dev.usher.jellyfin;

/**
 * Comparison of names as the server compares them: the case of ASCII letters alone is ignored. The JDK's own would take
 * {@code ſ} for an {@code s} and the Kelvin sign for a {@code k}.
 */
final class Ascii {
    private Ascii() {}

    static boolean equalsIgnoreCase(String one, String other) {
        return equalsIgnoreCase(one, 0, one.length(), other);
    }

    /** Whether what stands in {@code text} between {@code from} and {@code end} is {@code other}. */
    static boolean equalsIgnoreCase(String text, int from, int end, String other) {
        if (end - from != other.length()) {
            return false;
        }
        for (int i = 0; i < other.length(); i++) {
            if (lower(text.charAt(from + i)) != lower(other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char letter = lower(c);
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
