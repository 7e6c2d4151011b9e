package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Trees as the JSON values of Vert.x, with every digit of their numbers. */
final class VertxJson {
    private VertxJson() {}

    static JsonObject object(ObjectNode tree) {
        JsonObject object = new JsonObject();
        tree.properties().forEach(member -> object.put(member.getKey(), value(member.getValue())));
        return object;
    }

    static @Nullable Object value(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case OBJECT -> object((ObjectNode) tree);
            case ARRAY -> {
                JsonArray array = new JsonArray();
                tree.forEach(item -> array.add(value(item)));
                yield array;
            }
            case STRING -> tree.textValue();
            case BOOLEAN -> tree.booleanValue();
            case NUMBER -> tree.numberValue();
            default -> null;
        };
    }
}
