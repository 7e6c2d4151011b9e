package dev.usher.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters by name in any letter case; the values of a repeated name are joined by a comma. */
final class Query {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final String raw;

    private Query(String raw) {
        this.raw = raw;
    }

    static Query parse(String raw) {
        Query query = new Query(raw);
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = Percent.form(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : Percent.form(pair.substring(equals + 1));
                query.values
                        .computeIfAbsent(name.toLowerCase(Locale.ROOT), named -> new ArrayList<>())
                        .add(value);
            }
        }
        return query;
    }

    /** The value, empty if there is none; null if the name does not occur. */
    @Nullable
    String get(String name) {
        List<String> all = values.get(name.toLowerCase(Locale.ROOT));
        return all == null ? null : String.join(",", all);
    }

    /** The values of the name, one by one. */
    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** What binding sees: a query that is one single encoded key is decoded and read again. */
    Query forBinding() {
        boolean single = values.size() == 1 && raw.indexOf('=') < 0;
        return single && Percent.form(raw).indexOf('=') > 0 ? parse(Percent.form(raw)) : this;
    }
}
