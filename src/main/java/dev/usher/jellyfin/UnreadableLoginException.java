package dev.usher.jellyfin;

import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The content of a login that the server would not read either. Its message names the defect and nothing of the content. */
final class UnreadableLoginException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The key in the server's errors for the content as a whole. */
    static final String WHOLE = "$";

    private final String key;

    /** {@code defect}, a sentence, at what the server calls {@code key}. */
    UnreadableLoginException(String key, String defect) {
        super(defect, null, false, false);
        this.key = key;
    }

    /** 400, with the errors by key, as the server has them, for those who look there. */
    Response toResponse(LoginForm form) {
        JsonObject errors = new JsonObject()
                .put(key, new JsonArray().add(getMessage()))
                .put(form.parameter(), new JsonArray().add("The " + form.parameter() + " field is required."));
        return new Problem(
                        400,
                        "unreadable-content",
                        "The content cannot be read",
                        getMessage() + " The server would not read it either, and was not asked.")
                .toResponse(HttpHeaders.headers(), new JsonObject().put("errors", errors));
    }
}
