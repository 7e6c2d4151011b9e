package dev.usher.fake;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the server reads a member of a body.
 *
 * @param dotNet the .NET type that its message names
 * @param reader gives the value as it will be written, or null if it cannot be converted
 */
record MemberType(String dotNet, boolean takesNull, Function<JsonValue, @Nullable JsonNode> reader) {
    static final MemberType BOOLEAN = new MemberType("System.Boolean", false, MemberType::flag);
    static final MemberType INTEGER = new MemberType("System.Int32", false, MemberType::integer);
    static final MemberType OPTIONAL_INTEGER = new MemberType(
            "System.Nullable`1[System.Int32]", true, value -> value.text().isEmpty() ? null : integer(value));
    static final MemberType TEXT = new MemberType("System.String", true, MemberType::text);
    static final MemberType TEXTS = list("System.String[]", MemberType::text);
    static final MemberType GUIDS = list("System.Guid[]", MemberType::guid);

    @Nullable
    JsonNode read(JsonValue value) {
        return reader.apply(value);
    }

    /** An enum, given by its name in any case or by its number. */
    static MemberType named(String dotNet, String... names) {
        List<String> known = List.of(names);
        return new MemberType(dotNet, false, value -> constant(known, value));
    }

    static MemberType list(String dotNet, Function<JsonValue, @Nullable JsonNode> item) {
        return new MemberType(dotNet, true, value -> {
            if (value.kind() != JsonToken.START_ARRAY) {
                return null;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (JsonValue element : value.items()) {
                JsonNode read = item.apply(element);
                if (read == null) {
                    return null;
                }
                list.add(read);
            }
            return list;
        });
    }

    private static @Nullable JsonNode flag(JsonValue value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> null;
        };
    }

    private static @Nullable JsonNode integer(JsonValue value) {
        try {
            return IntNode.valueOf(Integer.parseInt(value.text()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable JsonNode text(JsonValue value) {
        return value.isScalar() ? TextNode.valueOf(value.text()) : null;
    }

    private static @Nullable JsonNode guid(JsonValue value) {
        String guid = Ids.guid(value.text());
        return guid == null ? null : TextNode.valueOf(guid);
    }

    private static @Nullable JsonNode constant(List<String> known, JsonValue value) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).equalsIgnoreCase(value.text()) || String.valueOf(i).equals(value.text())) {
                return TextNode.valueOf(known.get(i));
            }
        }
        return null;
    }
}
