package dev.usher.fake;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a request body with its place. Members are found in any letter case, and of those that are named alike the
 * last is kept, as System.Text.Json is configured.
 *
 * @param place {@code Path: … | LineNumber: … | BytePositionInLine: …}, where the value's first token ends
 */
record JsonValue(
        JsonToken kind, String text, Map<String, JsonValue> members, List<JsonValue> items, String path, String place) {

    boolean isNull() {
        return kind == JsonToken.VALUE_NULL;
    }

    boolean isScalar() {
        return kind.isScalarValue() && !isNull();
    }

    @Nullable
    JsonValue member(String name) {
        return members.get(name.toLowerCase(Locale.ROOT));
    }

    boolean has(String name) {
        return member(name) != null;
    }

    /** The text of a scalar member, raw if it is no string; null if it is absent or null. */
    @Nullable
    String text(String name) {
        JsonValue member = member(name);
        return member == null || member.isNull() ? null : member.text;
    }

    boolean isTrue(String name) {
        return "true".equalsIgnoreCase(text(name));
    }
}
