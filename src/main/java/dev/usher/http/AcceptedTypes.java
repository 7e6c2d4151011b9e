package dev.usher.http;

import java.util.List;
import java.util.Locale;

/** Which media types a client wants (RFC 9110 §12.5.1). */
public final class AcceptedTypes {
    private AcceptedTypes() {}

    /**
     * How much {@code type}, as {@code text/html}, is wanted by a client that sent these values of {@code Accept}: 0 to 1000. The
     * range that names it most closely counts. A range with parameters of its own asks for something else.
     */
    public static int weight(List<String> values, String type) {
        List<String> ranges = List.of("*/*", type.substring(0, type.indexOf('/')) + "/*", type);
        int closest = -1;
        int weight = 0;
        for (String value : values) {
            for (String member : value.split(",")) {
                String[] parts = member.split(";");
                String range = parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT);
                int closeness = hasParameters(parts) ? -1 : ranges.indexOf(range);
                if (closeness > closest) {
                    closest = closeness;
                    weight = AcceptEncoding.weight(parts);
                }
            }
        }
        return weight;
    }

    /** Whether anything stands before the weight; what stands behind it belongs to no type. */
    private static boolean hasParameters(String[] parts) {
        return parts.length > 1 && !parts[1].strip().regionMatches(true, 0, "q=", 0, 2);
    }
}
