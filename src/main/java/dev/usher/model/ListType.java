package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list. Items of a type that was not expected are not in it, but survive: where the list is changed they follow the others.
 */
record ListType<T>(ValueType<T> items) implements ValueType<List<T>> {

    @Override
    public @Nullable List<T> decode(JsonNode json) {
        if (!json.isArray()) {
            return null;
        }
        List<T> list = new ArrayList<>(json.size());
        for (JsonNode item : json) {
            T value = items.decode(item);
            if (value != null) {
                list.add(value);
            }
        }
        return List.copyOf(list);
    }

    @Override
    public JsonNode encode(List<T> list, JsonNode before) {
        List<JsonNode> rest = new ArrayList<>();
        before.forEach(rest::add);
        ArrayNode after = JsonNodeFactory.instance.arrayNode();
        for (T value : list) {
            JsonNode same = takeEqual(value, rest);
            after.add(same == null ? items.encode(value, JsonNodeFactory.instance.missingNode()) : same);
        }
        rest.stream().filter(item -> items.decode(item) == null).forEach(after::add);
        return after;
    }

    /** The item that says just that, in whichever spelling it came, taken out of {@code rest}; null where there is none. */
    private @Nullable JsonNode takeEqual(T value, List<JsonNode> rest) {
        for (Iterator<JsonNode> all = rest.iterator(); all.hasNext(); ) {
            JsonNode item = all.next();
            if (value.equals(items.decode(item))) {
                all.remove();
                return item;
            }
        }
        return null;
    }
}
