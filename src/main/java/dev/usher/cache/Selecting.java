package dev.usher.cache;

import dev.usher.http.Vary;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a request by which a response was selected (RFC 9111 §4.1).
 *
 * @param criteria one for each field that the response varies by
 */
record Selecting(List<Criterion> criteria) {
    private static final Selecting NOTHING = new Selecting(List.of());

    static Selecting of(MultiMap responseFields, MultiMap requestFields) {
        List<String> names = Vary.of(responseFields).names();
        if (names.isEmpty()) {
            return NOTHING;
        }
        List<Criterion> criteria = new ArrayList<>(names.size());
        for (String name : names) {
            criteria.add(Criterion.of(name, requestFields));
        }
        return new Selecting(List.copyOf(criteria));
    }

    boolean matches(MultiMap requestFields) {
        for (int i = 0; i < criteria.size(); i++) {
            if (!criteria.get(i).matches(requestFields)) {
                return false;
            }
        }
        return true;
    }
}
