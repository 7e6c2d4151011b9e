package dev.usher.jellyfin;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The standard reading of an operation's query. */
final class CanonicalQuery {
    private static final List<String> FILTERS = List.of("isDisabled", "isHidden");

    private CanonicalQuery() {}

    static String read(Operation operation, String query) {
        if (query.isEmpty()) {
            return "";
        }
        return switch (operation) {
            case GET_USERS -> filters(parameters(query));
            case QUICK_CONNECT_CONNECT -> secret(parameters(query));
            default -> operation.isStorable() ? "" : QueryToken.remove(query);
        };
    }

    /**
     * The parameters as the server binds them: a query that is one single name with an encoded {@code =} in it is split once
     * more.
     */
    private static List<QueryParameter> parameters(String query) {
        List<QueryParameter> parameters = QueryParameter.parse(query);
        if (parameters.size() != 1 || parameters.get(0).name().indexOf('=') < 0) {
            return parameters;
        }
        List<QueryParameter> more = new ArrayList<>();
        for (String pair : parameters.get(0).name().split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                more.add(new QueryParameter(pair.substring(0, equals), pair.substring(equals + 1), pair));
            }
        }
        return more;
    }

    private static String filters(List<QueryParameter> parameters) {
        StringJoiner canonical = new StringJoiner("&");
        for (String filter : FILTERS) {
            String value = first(parameters, filter);
            if (value != null && !value.isEmpty()) {
                canonical.add(filter + "=" + truth(value));
            }
        }
        return canonical.toString();
    }

    private static String truth(String value) {
        if (Ascii.equalsIgnoreCase(value, "true")) {
            return "true";
        }
        return Ascii.equalsIgnoreCase(value, "false") ? "false" : PercentEncoding.encode(value);
    }

    private static String secret(List<QueryParameter> parameters) {
        String secret = first(parameters, "secret");
        return secret == null ? "" : "secret=" + PercentEncoding.encode(secret);
    }

    /** The value that is bound: of parameters of the same name the first. */
    private static @Nullable String first(List<QueryParameter> parameters, String name) {
        for (QueryParameter parameter : parameters) {
            if (parameter.isNamed(name)) {
                return parameter.value();
            }
        }
        return null;
    }
}
