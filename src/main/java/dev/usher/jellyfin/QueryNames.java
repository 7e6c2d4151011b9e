package dev.usher.jellyfin;

/** The names of a query's parameters, read where they stand: a name is copied only to decode it. */
final class QueryNames {
    private QueryNames() {}

    /** Whether a parameter of {@code text}, from {@code start} on, has this name in any case and encoding; one without blanks. */
    static boolean contains(String text, int start, String name) {
        int from = start;
        while (from < text.length()) {
            int end = end(text, from);
            if (isNamed(text, from, end, name)) {
                return true;
            }
            int separator = text.indexOf('&', end);
            from = separator < 0 ? text.length() : separator + 1;
        }
        return false;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '=' && text.charAt(end) != '&') {
            end++;
        }
        return end;
    }

    private static boolean isNamed(String text, int from, int end, String name) {
        return isEncoded(text, from, end)
                ? Ascii.equalsIgnoreCase(PercentEncoding.decodeQuery(text.substring(from, end)), name)
                : Ascii.equalsIgnoreCase(text, from, end, name);
    }

    private static boolean isEncoded(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == '%') {
                return true;
            }
        }
        return false;
    }
}
