package dev.usher.fake;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what binding and validation of one request find wrong, and refuses it with all of that at once. */
final class Validation {
    private final Problems problems;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private String parameter = "request";

    Validation(Problems problems) {
        this.problems = problems;
    }

    void add(String field, String message) {
        errors.computeIfAbsent(field, name -> new ArrayList<>()).add(message);
    }

    void required(String field) {
        add(field, "The " + field.substring(field.lastIndexOf('.') + 1) + " field is required.");
    }

    void invalid(String field, String value) {
        add(field, "The value '" + value + "' is not valid.");
    }

    /** A value that cannot be converted leaves the whole parameter empty. */
    void unconvertible(JsonValue value, String type) {
        unreadable(value.path(), "The JSON value could not be converted to " + type + ". " + value.place());
    }

    /** Whether the parameter could be read. */
    boolean isClean(String name) {
        return !errors.containsKey(name);
    }

    private void unreadable(String key, String message) {
        if (errors.containsKey(parameter)) {
            return;
        }
        if (key.contains(".")) {
            required(parameter);
            add(key, message);
        } else {
            add(key, message);
            required(parameter);
        }
    }

    /** The JSON object bound to the parameter {@code name}, or null after having noted why there is none. */
    @Nullable
    JsonValue object(byte[] body, String name, String type) {
        parameter = name;
        try {
            JsonValue value = JsonBody.read(body);
            if (value == null || value.isNull()) {
                unreadable("", "A non-empty request body is required.");
                return null;
            }
            if (value.kind() != JsonToken.START_OBJECT) {
                unconvertible(value, type);
                return null;
            }
            return value;
        } catch (JsonBody.Malformed e) {
            unreadable(e.key(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Notes that a C# {@code required} member is missing. */
    void missing(String type, String member) {
        unreadable(
                "$",
                "JSON deserialization for type '" + type + "' was missing required properties including: '" + member
                        + "'.");
    }

    /** The text of a member that must be there, be a scalar and not be blank; what it is not is noted. */
    @Nullable
    String mandatory(@Nullable JsonValue body, String member, String type) {
        if (body == null) {
            return null;
        }
        JsonValue value = body.member(member);
        if (value == null) {
            missing(type, member);
        } else if (!value.isNull() && !value.isScalar()) {
            unconvertible(value, "System.String");
        } else if (value.isNull() || value.text().isBlank()) {
            required(member);
        }
        return body.text(member);
    }

    /** Ends the request with E3 if anything was noted. */
    void check() {
        if (!errors.isEmpty()) {
            throw new Refusal(problems.invalid(errors));
        }
    }
}
