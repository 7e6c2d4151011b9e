package dev.usher.jellyfin;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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

    /** The query with {@code token} in place of the first of them and without the others, or where it is null without any. */
    static String replace(String query, @Nullable String token) {
        StringJoiner rest = new StringJoiner("&");
        String pending = token;
        for (String raw : query.split("&", -1)) {
            if (!isNamed(raw, API_KEY) && !isNamed(raw, OLD_API_KEY)) {
                rest.add(raw);
            } else if (pending != null) {
                rest.add(API_KEY + "=" + PercentEncoding.encode(pending));
                pending = null;
            }
        }
        return rest.toString();
    }

    /** Whether one of them carries just {@code token}. */
    static boolean holds(String query, String token) {
        return token.equals(read(query, API_KEY)) || token.equals(read(query, OLD_API_KEY));
    }

    /** Whether a parameter of {@code text}, from {@code start} on, is one of them. */
    static boolean isIn(String text, int start) {
        return QueryNames.contains(text, start, API_KEY) || QueryNames.contains(text, start, OLD_API_KEY);
    }

    /** Whether a parameter of {@code query} has this name. */
    static boolean isNamed(String query, String name) {
        return QueryNames.contains(query, 0, name);
    }

    /** What {@code name} carries: the values of all parameters of that name, joined by commas. Empty ones do not count. */
    static String read(String query, String name) {
        if (!isNamed(query, name)) {
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
