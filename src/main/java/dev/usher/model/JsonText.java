package dev.usher.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as trees and back, every digit of a number kept. What is not ASCII is written escaped, as the server does, so
 * that half a surrogate pair, which JSON allows and UTF-8 does not, survives too.
 */
final class JsonText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private JsonText() {}

    static ObjectNode object(Buffer text) {
        return asObject(parse(text));
    }

    static List<ObjectNode> objects(Buffer text) {
        JsonNode array = parse(text);
        if (!array.isArray()) {
            throw new MalformedJsonException("an array was expected, not " + kind(array));
        }
        List<ObjectNode> objects = new ArrayList<>(array.size());
        array.forEach(item -> objects.add(asObject(item)));
        return objects;
    }

    static JsonNode parse(Buffer text) {
        try {
            return JSON.readTree(text.getBytes());
        } catch (JsonProcessingException malformed) {
            throw new MalformedJsonException("it is not JSON" + place(malformed.getLocation()));
        } catch (NumberFormatException beyondAnyUse) {
            throw new MalformedJsonException("it holds a number with an exponent of more than 32 bits");
        } catch (IOException unreadable) {
            throw new MalformedJsonException("it is not Unicode text");
        }
    }

    static Buffer write(JsonNode tree) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(tree));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("every tree can be written", e);
        }
    }

    private static ObjectNode asObject(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("an object was expected, not " + kind(tree));
    }

    private static String kind(JsonNode tree) {
        return tree.isMissingNode() ? "nothing" : tree.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : ", at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
