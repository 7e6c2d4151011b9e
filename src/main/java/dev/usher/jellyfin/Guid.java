package dev.usher.jellyfin;

import org.jspecify.annotations.Nullable;

/** The standard reading of an id. */
final class Guid {
    private static final int DIGITS = 32;
    private static final int DASHED = 36;

    private Guid() {}

    static @Nullable String read(String text) {
        return switch (text.length()) {
            case DIGITS -> digits(text, 0, false);
            case DASHED -> digits(text, 0, true);
            case DASHED + 2 -> isEnclosed(text) ? digits(text, 1, true) : null;
            default -> null;
        };
    }

    private static boolean isEnclosed(String text) {
        char first = text.charAt(0);
        char last = text.charAt(DASHED + 1);
        return (first == '{' && last == '}') || (first == '(' && last == ')');
    }

    private static @Nullable String digits(String text, int start, boolean dashed) {
        char[] digits = new char[DIGITS];
        int found = 0;
        for (int i = 0; i < (dashed ? DASHED : DIGITS); i++) {
            char c = text.charAt(start + i);
            if (dashed && isPlaceOfDash(i)) {
                if (c != '-') {
                    return null;
                }
            } else if (Ascii.hexDigit(c) < 0) {
                return null;
            } else {
                digits[found++] = Ascii.lower(c);
            }
        }
        return new String(digits);
    }

    private static boolean isPlaceOfDash(int i) {
        return i == 8 || i == 13 || i == 18 || i == 23;
    }
}
