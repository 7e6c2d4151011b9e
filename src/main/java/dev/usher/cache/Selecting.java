package dev.usher.cache;

import dev.usher.http.Vary;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request by which a response was selected (RFC 9111 §4.1).
 *
 * @param names what the response varies by, in lower case
 * @param values what the request had there, null where it had nothing
 */
record Selecting(List<String> names, List<@Nullable String> values) {
    private static final Selecting NOTHING = new Selecting(List.of(), List.of());

    static Selecting of(MultiMap responseFields, MultiMap requestFields) {
        List<String> names = Vary.of(responseFields).names();
        if (names.isEmpty()) {
            return NOTHING;
        }
        List<@Nullable String> values = new ArrayList<>(names.size());
        for (String name : names) {
            values.add(Vary.value(requestFields, name));
        }
        return new Selecting(names, values);
    }

    boolean matches(MultiMap requestFields) {
        for (int i = 0; i < names.size(); i++) {
            if (!Objects.equals(values.get(i), Vary.value(requestFields, names.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
