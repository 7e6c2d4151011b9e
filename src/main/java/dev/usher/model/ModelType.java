package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A record within a record, written over its own source. */
record ModelType(Class<?> record) implements ValueType<JsonModel> {

    @Override
    public @Nullable JsonModel decode(JsonNode json) {
        return json instanceof ObjectNode object ? Mapping.read(record, object) : null;
    }

    @Override
    public JsonNode encode(JsonModel value, JsonNode before) {
        return Mapping.tree(value);
    }
}
