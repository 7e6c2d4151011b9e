package dev.usher.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * GUIDs as the server spells them: it writes form N, 32 lower-case digits, and reads also D (with dashes), B (dashes, in
 * braces) and P (dashes, in parentheses), in any case. {@link UUID#fromString} refuses what it writes.
 */
public final class Guid {
    /** The digits of the id that is nobody's: a server takes it for none. */
    public static final String EMPTY = "0".repeat(32);

    private static final int DIGITS = 32;
    private static final int DASHED = 36;

    private Guid() {}

    /** The GUID that {@code text} spells, or null where it spells none. */
    public static @Nullable UUID parse(String text) {
        String digits = digits(text);
        return digits == null
                ? null
                : new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, DIGITS, 16));
    }

    /** {@code guid} in form N. */
    public static String format(UUID guid) {
        return guid.toString().replace("-", "");
    }

    /** The GUID that {@code text} spells, in form N, or null where it spells none. */
    public static @Nullable String digits(String text) {
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
            } else if (!isHexDigit(c)) {
                return null;
            } else {
                digits[found++] = c >= 'A' && c <= 'F' ? (char) (c + ('a' - 'A')) : c;
            }
        }
        return new String(digits);
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isPlaceOfDash(int i) {
        return i == 8 || i == 13 || i == 18 || i == 23;
    }
}
