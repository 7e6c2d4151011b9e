package dev.usher.jellyfin;

import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of a query.
 *
 * @param name decoded
 * @param value decoded; empty where there is no {@code =}
 * @param raw as it came
 */
record QueryParameter(String name, String value, String raw) {
    /** The parameters of {@code query}, in their order. {@code &} alone separates; empty ones are left out. */
    static List<QueryParameter> parse(String query) {
        List<QueryParameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < query.length()) {
            int separator = query.indexOf('&', start);
            int end = separator < 0 ? query.length() : separator;
            if (end > start) {
                parameters.add(of(query.substring(start, end)));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static QueryParameter of(String raw) {
        int equals = raw.indexOf('=');
        String name = equals < 0 ? raw : raw.substring(0, equals);
        String value = equals < 0 ? "" : raw.substring(equals + 1);
        return new QueryParameter(PercentEncoding.decodeQuery(name), PercentEncoding.decodeQuery(value), raw);
    }

    /** Whether this is the parameter {@code other}, in any case. */
    boolean isNamed(String other) {
        return Ascii.equalsIgnoreCase(name, other);
    }

    /** The name alone: the value may be a token. */
    @Override
    public String toString() {
        return name;
    }
}
