package dev.usher.http;

import java.util.regex.Pattern;

/** Bare items of structured fields (RFC 9651 §3.3), as text. */
public final class StructuredField {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z*][!#$%&'*+.^_`|~:/0-9A-Za-z-]*");

    private StructuredField() {}

    /** {@code text} as a quoted string; what a string cannot hold, anything but printable ASCII, becomes {@code ?}. */
    public static String string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c >= ' ' && c <= '~' ? (char) c : '?');
        });
        return quoted.append('"').toString();
    }

    /** {@code text} as a token where it is one, else as a quoted string. */
    public static String tokenOrString(String text) {
        return TOKEN.matcher(text).matches() ? text : string(text);
    }
}
