package dev.usher.http;

/** Where quoted strings end in one text (RFC 9110 §5.6.4). However many of them never close, it is read to its end but once. */
final class Quotes {
    private final String text;
    private boolean unclosed;

    Quotes(String text) {
        this.text = text;
    }

    /**
     * Where the quotes close that open at {@code from}, or -1 where they do not: then none close that open later. Asked from the
     * beginning of the text to its end.
     */
    int closing(int from) {
        for (int i = from + 1; i < text.length() && !unclosed; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        unclosed = true;
        return -1;
    }
}
