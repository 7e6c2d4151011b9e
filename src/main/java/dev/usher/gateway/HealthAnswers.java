package dev.usher.gateway;

import dev.usher.service.Body;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /usher/health/live} and {@code /usher/health/ready}, which are the gateway's own and no server's. All answers
 * are made beforehand, so that asking costs nothing and is never limited.
 *
 * <p>Live means that this process answers at all. Ready means that requests shall be sent here, which is not the same as that
 * a server is up: while one restarts, requests wait for it here and what is stored still answers, and a load balancer that
 * took this gateway away would turn just that into errors. So it is not ready while it does not listen, once it has been told
 * to end, and when no server has answered anything for a minute.
 */
public final class HealthAnswers {
    private static final String PREFIX = "/usher/health/";
    private static final Response LIVE = answer(200, new JsonObject().put("status", "live"));
    private static final Map<Readiness, Response> READY = new EnumMap<>(Readiness.class);
    private static final Response METHOD_REFUSED = new Problem(
                    405, "method-refused", "This method is refused", "Health is asked for by GET or HEAD.")
            .toResponse(HttpHeaders.headers().set(HttpHeaders.ALLOW, "GET, HEAD"));

    static {
        for (Readiness readiness : Readiness.values()) {
            JsonObject json = new JsonObject().put("status", readiness.word());
            if (!readiness.reason().isEmpty()) {
                json.put("reason", readiness.reason());
            }
            READY.put(readiness, answer(readiness.status(), json));
        }
    }

    private final Supplier<Readiness> readiness;

    /** Answers by what {@code readiness} says at that moment; it is asked on any thread. */
    public HealthAnswers(Supplier<Readiness> readiness) {
        this.readiness = readiness;
    }

    /** The answer to {@code method} at {@code target}, in origin form, or null where that is not asked of us. */
    @Nullable
    Response to(HttpMethod method, String target) {
        if (!target.startsWith(PREFIX)) {
            return null;
        }
        Response answer = at(pathOf(target));
        if (answer == null || method == HttpMethod.GET || method == HttpMethod.HEAD) {
            return answer;
        }
        return METHOD_REFUSED;
    }

    private @Nullable Response at(String path) {
        return switch (path) {
            case "/usher/health/live" -> LIVE;
            case "/usher/health/ready" -> READY.get(readiness.get());
            default -> null;
        };
    }

    private static String pathOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    private static Response answer(int status, JsonObject json) {
        MultiMap fields = HttpHeaders.headers()
                .set(HttpHeaders.CONTENT_TYPE, "application/json")
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        return new Response(status, fields, Body.of(Buffer.buffer(json.encode())));
    }
}
