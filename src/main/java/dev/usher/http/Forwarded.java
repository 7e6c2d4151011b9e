package dev.usher.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What the hops before us say of whoever asked each of them, in {@code Forwarded} (RFC 7239 §4). An empty component is one that
 * its hop does not tell, or tells in a way that cannot be read.
 *
 * @param client who asked this hop, without quotes
 * @param proto the scheme that it used
 * @param host the {@code Host} that it sent
 */
public record Forwarded(String client, String proto, String host) {
    /** The name of the field. */
    public static final String FIELD = "forwarded";

    private static final Forwarded SILENT = new Forwarded("", "", "");

    /**
     * The hops of these field values, the nearest first. They are read from their end, so that nothing that stands farther off
     * can change how what a nearer hop has added is read: not even a quote that is never closed.
     */
    public static List<Forwarded> nearestFirst(List<String> values) {
        List<Forwarded> hops = new ArrayList<>();
        for (int i = values.size() - 1; i >= 0; i--) {
            for (String element : fromTheEnd(values.get(i), ',')) {
                hops.add(read(element));
            }
        }
        return hops;
    }

    private static Forwarded read(String element) {
        Forwarded read = SILENT;
        for (String pair : fromTheEnd(element, ';')) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : value(pair.substring(equals + 1).strip());
            if (value.isEmpty()) {
                return SILENT;
            }
            read = read.with(pair.substring(0, equals).strip(), value);
        }
        return read;
    }

    private Forwarded with(String name, String value) {
        if (name.equalsIgnoreCase("for")) {
            return new Forwarded(value, proto, host);
        }
        if (name.equalsIgnoreCase("proto")) {
            return new Forwarded(client, value, host);
        }
        return name.equalsIgnoreCase("host") ? new Forwarded(client, proto, value) : this;
    }

    private static String value(String written) {
        if (written.startsWith("\"")) {
            return unquoted(written);
        }
        return DirectiveScanner.isToken(written) ? written : "";
    }

    private static String unquoted(String written) {
        int last = written.length() - 1;
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 1; i < last; i++) {
            char c = written.charAt(i);
            if (c == '"' || c == '\\' && ++i == last) {
                return "";
            }
            text.append(written.charAt(i));
        }
        return last > 0 && written.charAt(last) == '"' ? text.toString() : "";
    }

    /** The parts of {@code text} between {@code separator} outside of quotes, the last first. */
    private static List<String> fromTheEnd(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int end = text.length();
        for (int i = end - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '"' && !isEscaped(text, i)) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(i + 1, end));
                end = i;
            }
        }
        parts.add(text.substring(0, end));
        return parts;
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
