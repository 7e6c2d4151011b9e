package dev.usher.jellyfin;

import java.util.StringJoiner;

/** The two parameters that can carry a token, in any case and encoding of their names. */
final class QueryToken {
    static final String API_KEY = "ApiKey";
    static final String OLD_API_KEY = "api_key";

    private QueryToken() {}

    /** The query without them; the other parameters stay as they came. */
    static String remove(String query) {
        if (query.isEmpty()) {
            return query;
        }
        StringJoiner rest = new StringJoiner("&");
        for (QueryParameter parameter : QueryParameter.parse(query)) {
            if (!parameter.isNamed(API_KEY) && !parameter.isNamed(OLD_API_KEY)) {
                rest.add(parameter.raw());
            }
        }
        return rest.toString();
    }

    /** What {@code name} carries: the values of all parameters of that name, joined by commas. Empty ones do not count. */
    static String read(String query, String name) {
        if (query.isEmpty()) {
            return "";
        }
        StringJoiner joined = new StringJoiner(",");
        for (QueryParameter parameter : QueryParameter.parse(query)) {
            if (parameter.isNamed(name) && !parameter.value().isEmpty()) {
                joined.add(parameter.value());
            }
        }
        return joined.toString();
    }
}
