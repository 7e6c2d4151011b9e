package dev.usher.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an operation answers, before profile, coding and the fields that every answer carries are decided. */
record Answer(int status, Content content, Map<String, String> fields) {
    /** The body of an answer. */
    sealed interface Content {}

    record None() implements Content {}

    /** JSON; {@code problem} tells an E2 or E3 body, whose names no profile changes. */
    record Json(JsonNode value, boolean problem) implements Content {}

    /** Text of a type without a charset; what the exception handler writes is never compressed. */
    record Text(String type, String value, boolean compressible) implements Content {}

    /** Bytes of a known length, sent with Content-Length. */
    record Bytes(String type, Buffer value) implements Content {}

    /** E0: a status without a body. */
    static Answer empty(int status) {
        return new Answer(status, new None(), Map.of());
    }

    static Answer noContent() {
        return empty(204);
    }

    static Answer ok(JsonNode value) {
        return new Answer(200, new Json(value, false), Map.of());
    }

    /** E1: a status and a JSON string. */
    static Answer message(int status, String text) {
        return new Answer(status, new Json(TextNode.valueOf(text), false), Map.of());
    }

    /** E4: what the exception handler writes, whatever was thrown. */
    static Answer exception(int status) {
        return new Answer(status, new Text("text/plain", "Error processing request.", false), Map.of());
    }

    static Answer text(int status, String type, String value) {
        return new Answer(status, new Text(type, value, true), Map.of());
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Answer(status, content, more);
    }
}
