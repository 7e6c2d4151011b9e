package dev.usher.client;

import dev.usher.model.JsonModel;
import dev.usher.model.MalformedJsonException;
import dev.usher.model.ProblemDetails;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the content of an error by its media type. Nothing is too malformed to be read. */
final class ErrorBodyReader {
    private ErrorBodyReader() {}

    /** The content {@code bytes}, which came as {@code contentType}. */
    static ErrorBody read(@Nullable String contentType, Buffer bytes) {
        if (bytes.length() == 0) {
            return new ErrorBody.Empty();
        }
        String type = mediaType(contentType);
        if (type.equals("text/html")) {
            return new ErrorBody.Html(bytes.toString());
        }
        if (type.startsWith("text/")) {
            return new ErrorBody.Text(bytes.toString());
        }
        return isJson(type) ? json(bytes) : new ErrorBody.Other(bytes);
    }

    static boolean isJson(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    /** The media type without its parameters, in lower case; empty where there is none. */
    static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static ErrorBody json(Buffer bytes) {
        try {
            Object value = JsonModel.readValue(bytes);
            if (value instanceof String text) {
                return new ErrorBody.Message(text);
            }
            return value instanceof JsonObject
                    ? problem(JsonModel.read(ProblemDetails.class, bytes))
                    : new ErrorBody.Other(bytes);
        } catch (MalformedJsonException noJson) {
            return new ErrorBody.Other(bytes);
        }
    }

    private static ErrorBody problem(ProblemDetails details) {
        return details.source().value("errors") instanceof JsonObject errors
                ? new ErrorBody.Validation(details, messages(errors))
                : new ErrorBody.Problem(details);
    }

    private static Map<String, List<String>> messages(JsonObject errors) {
        Map<String, List<String>> messages = new LinkedHashMap<>();
        for (String name : errors.fieldNames()) {
            Object told = errors.getValue(name);
            List<?> list = told instanceof JsonArray array ? array.getList() : List.of(String.valueOf(told));
            messages.put(name, list.stream().map(String::valueOf).toList());
        }
        return Collections.unmodifiableMap(messages);
    }
}
