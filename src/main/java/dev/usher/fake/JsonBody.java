package dev.usher.fake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body as strictly as System.Text.Json, with its messages for the mistakes that were recorded. */
final class JsonBody {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] bytes;
    private String path = "$";

    private JsonBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Thrown for a body that is no JSON; {@code key} is the member at which reading stopped. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private final String key;

        Malformed(String key, String message) {
            super(message, null, false, false);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** The value, or null if there are no bytes at all. */
    static @Nullable JsonValue read(byte[] bytes) throws Malformed {
        return bytes.length == 0 ? null : new JsonBody(bytes).document();
    }

    private JsonValue document() throws Malformed {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw at(noTokens(), bytes.length);
            }
            JsonValue value = value(parser, first);
            if (parser.nextToken() != null) {
                throw at(
                        "'" + (char) bytes[offset(parser)] + "' is invalid after a single JSON value."
                                + " Expected end of data.",
                        offset(parser));
            }
            return value;
        } catch (JsonEOFException e) {
            path = unfinished(e);
            throw at(
                    "Expected depth to be zero at the end of the JSON payload."
                            + " There is an open JSON object or array that should be closed.",
                    bytes.length);
        } catch (JsonParseException e) {
            throw at(message(e.getLocation()), offset(e.getLocation()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Jackson reads a name together with what follows it, so the path may not have been extended yet. */
    private String unfinished(JsonEOFException end) {
        try {
            String name = end.getProcessor().currentName();
            return name == null || path.endsWith("." + name) ? path : path + "." + name;
        } catch (IOException e) {
            return path;
        }
    }

    private static String noTokens() {
        return "The input does not contain any JSON tokens. Expected the input to start with a valid JSON token,"
                + " when isFinalBlock is true.";
    }

    private String message(JsonLocation location) {
        char found = (char) (bytes[offset(location)] & 0xFF);
        if (found == '}' || found == ']') {
            String kind = found == '}' ? "object" : "array";
            return "The JSON " + kind + " contains a trailing comma at the end which is not supported in this mode."
                    + " Change the reader options.";
        }
        return "'" + found + "' is invalid after a value. Expected either ',', '}', or ']'.";
    }

    private int offset(JsonLocation location) {
        long at = location.getByteOffset();
        return (int) Math.max(0, Math.min(at < 0 ? 0 : at, bytes.length - 1));
    }

    private int offset(JsonParser parser) {
        return offset(parser.currentTokenLocation());
    }

    private JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        parser.finishToken();
        String own = path;
        String place = place((int) parser.currentLocation().getByteOffset());
        Map<String, JsonValue> members = Map.of();
        List<JsonValue> items = List.of();
        if (token == JsonToken.START_OBJECT) {
            members = members(parser, own);
        } else if (token == JsonToken.START_ARRAY) {
            items = items(parser, own);
        }
        String text = token.isScalarValue() ? parser.getText() : "";
        return new JsonValue(token, text, members, items, own, place);
    }

    private Map<String, JsonValue> members(JsonParser parser, String own) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            path = own + "." + name;
            members.put(name.toLowerCase(Locale.ROOT), value(parser, parser.nextToken()));
            path = own;
        }
        return members;
    }

    private List<JsonValue> items(JsonParser parser, String own) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            path = own + "[" + items.size() + "]";
            items.add(value(parser, next));
        }
        path = own;
        return items;
    }

    private Malformed at(String message, int offset) {
        return new Malformed(path, message + " " + place(offset));
    }

    private String place(int offset) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < Math.min(offset, bytes.length); i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return "Path: " + path + " | LineNumber: " + line + " | BytePositionInLine: " + (offset - start) + ".";
    }
}
