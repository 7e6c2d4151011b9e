package dev.usher.app;

import dev.usher.config.InvalidSettingsException;
import dev.usher.gateway.AdminListener;
import dev.usher.service.Body;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/** {@code POST /reload}: has the settings read again, and tells what has come of it. */
final class ReloadRoute {
    private static final Problem INVALID = new Problem(
            422,
            "invalid-settings",
            "The settings are not right",
            "Nothing has changed: the settings before stay in effect. Each of errors names a key and what is allowed.");
    private static final Problem FAILED = new Problem(
            500,
            "reload-failed",
            "The settings could not be taken over",
            "This is a bug in Usher: the log says where. Restart to be sure which settings are in effect.");

    private final Supplier<Future<Reloaded>> reload;

    ReloadRoute(Supplier<Future<Reloaded>> reload) {
        this.reload = reload;
    }

    void addTo(Router router) {
        router.post("/reload")
                .handler(routing -> reload.get()
                        .onSuccess(result -> AdminListener.answer(routing.request(), told(result)))
                        .onFailure(reason -> AdminListener.answer(routing.request(), refusal(reason))));
    }

    private static Response told(Reloaded result) {
        JsonObject json = new JsonObject()
                .put("in_effect", new JsonArray(result.inEffect()))
                .put("with_the_next_start", new JsonArray(result.waiting()));
        return new Response(
                200,
                HttpHeaders.headers()
                        .set(HttpHeaders.CONTENT_TYPE, "application/json")
                        .set(HttpHeaders.CACHE_CONTROL, "no-store"),
                Body.of(Buffer.buffer(json.encode())));
    }

    private static Response refusal(Throwable reason) {
        if (!(reason instanceof InvalidSettingsException invalid)) {
            return FAILED.toResponse();
        }
        JsonArray errors = new JsonArray();
        invalid.errors()
                .forEach(error ->
                        errors.add(new JsonObject().put("path", error.path()).put("message", error.message())));
        return INVALID.toResponse(HttpHeaders.headers(), new JsonObject().put("errors", errors));
    }
}
