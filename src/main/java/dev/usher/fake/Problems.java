package dev.usher.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The problem bodies of ASP.NET Core: E2, and E3 with the errors of binding and validation. */
final class Problems {
    private static final String TYPE = "https://tools.ietf.org/html/rfc9110#section-15.5.";

    private final Ids ids;

    Problems(Ids ids) {
        this.ids = ids;
    }

    Answer badRequest() {
        return bare(400, "1", "Bad Request");
    }

    Answer notFound() {
        return bare(404, "5", "Not Found");
    }

    Answer unsupportedMediaType() {
        return bare(415, "16", "Unsupported Media Type");
    }

    /** E3: what is wrong, by field. */
    Answer invalid(Map<String, List<String>> errors) {
        ObjectNode body = head(400, "1", "One or more validation errors occurred.");
        ObjectNode fields = body.putObject("errors");
        errors.forEach((field, messages) -> {
            ArrayNode list = fields.putArray(field);
            messages.forEach(list::add);
        });
        return traced(400, body);
    }

    private Answer bare(int status, String section, String title) {
        return traced(status, head(status, section, title));
    }

    private static ObjectNode head(int status, String section, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPE + section)
                .put("title", title)
                .put("status", status);
    }

    private Answer traced(int status, ObjectNode body) {
        body.put("traceId", ids.trace());
        return new Answer(status, new Answer.Json(body, true), Map.of());
    }
}
