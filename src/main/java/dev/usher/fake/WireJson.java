package dev.usher.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON as System.Text.Json writes it: its escapes, its dates, and names in either case. */
final class WireJson {
    /** What an unset date looks like. */
    static final String NO_DATE = "0001-01-01T00:00:00.0000000Z";

    private static final ObjectMapper MAPPER = mapper();
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private WireJson() {}

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true)
                .build();
        mapper.getFactory().setCharacterEscapes(new DefaultEncoder());
        return mapper;
    }

    static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same value with property names in camel case. */
    static JsonNode camelCase(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode renamed = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> renamed.set(camel(member.getKey()), camelCase(member.getValue())));
            return renamed;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode renamed = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> renamed.add(camelCase(item)));
            return renamed;
        }
        return value;
    }

    private static String camel(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Seven digits of fraction if its milliseconds are 0, otherwise as many as are needed. */
    static String date(@Nullable Instant instant) {
        if (instant == null) {
            return NO_DATE;
        }
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        String fraction = String.format(Locale.ROOT, "%07d", time.getNano() / 100);
        if (!fraction.startsWith("000")) {
            fraction = fraction.replaceFirst("0+$", "");
        }
        return SECONDS.format(time) + "." + fraction + "Z";
    }

    /** JavaScriptEncoder.Default: what could end a script or an attribute is written as a code. */
    private static final class DefaultEncoder extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char escaped : new char[] {'"', '&', '\'', '+', '<', '>', '`', 0x7F}) {
                codes[escaped] = ESCAPE_STANDARD;
            }
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
