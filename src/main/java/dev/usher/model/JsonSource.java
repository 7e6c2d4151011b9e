package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a record was read from. Immutable; what it gives out are copies. It may hold secrets, and prints
 * nothing but its size.
 */
public final class JsonSource {
    /** The source of a record that was not read from anywhere. Such a record is written with all its members. */
    public static final JsonSource NONE = new JsonSource(JsonNodeFactory.instance.objectNode());

    private final ObjectNode tree;

    /** Takes {@code tree} over: nobody else may change it or what is in it. */
    JsonSource(ObjectNode tree) {
        this.tree = tree;
    }

    /** The tree itself, to be read only. */
    ObjectNode tree() {
        return tree;
    }

    /** The names of all members, in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        tree.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * The value of the member {@code name}, in exactly this spelling: a {@link JsonObject}, a {@link JsonArray}, a string, a
     * boolean or a number (integers as {@link Integer}, {@link Long} or {@link java.math.BigInteger}, all others as
     * {@link java.math.BigDecimal}). Null where it is absent or null.
     */
    public @Nullable Object value(String name) {
        JsonNode value = tree.get(name);
        return value == null ? null : VertxJson.value(value);
    }

    /** The whole object, as a copy that is the caller's. */
    public JsonObject toJson() {
        return VertxJson.object(tree);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonSource source && tree.equals(source.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** The number of members, and none of them: they may be secrets. */
    @Override
    public String toString() {
        return "JsonSource[" + tree.size() + " members]";
    }
}
