package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that is written as one string, number or boolean.
 *
 * @param decoder gives null for JSON of another type
 */
record ScalarType<T>(Function<JsonNode, @Nullable T> decoder, Function<T, JsonNode> encoder) implements ValueType<T> {
    static final ScalarType<Boolean> BOOLEAN =
            new ScalarType<>(json -> json.isBoolean() ? json.booleanValue() : null, BooleanNode::valueOf);
    static final ScalarType<Integer> INTEGER = new ScalarType<>(
            json -> json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : null, IntNode::valueOf);
    static final ScalarType<Double> DOUBLE =
            new ScalarType<>(ScalarType::finite, number -> DecimalNode.valueOf(BigDecimal.valueOf(number)));
    static final ScalarType<String> STRING = new ScalarType<>(JsonNode::textValue, TextNode::valueOf);
    static final ScalarType<UUID> GUID = new ScalarType<>(
            json -> json.isTextual() ? Guid.parse(json.textValue()) : null,
            guid -> TextNode.valueOf(Guid.format(guid)));
    static final ScalarType<Instant> DATE = new ScalarType<>(
            json -> json.isTextual() ? WireDate.parse(json.textValue()) : null,
            date -> TextNode.valueOf(WireDate.format(date)));

    private static @Nullable Double finite(JsonNode json) {
        double number = json.isNumber() ? json.doubleValue() : Double.NaN;
        return Double.isFinite(number) ? number : null;
    }

    @Override
    public @Nullable T decode(JsonNode json) {
        return decoder.apply(json);
    }

    @Override
    public JsonNode encode(T value, JsonNode before) {
        return encoder.apply(value);
    }
}
