package dev.usher.observe;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One line of the access log. It holds no target, field or content: a path may hold an API key, a query a token or password.
 *
 * @param time when the request came
 * @param id the name of the request
 * @param exchange what was heard of it
 * @param outcome how it ended
 */
record AccessLine(Instant time, String id, Heard exchange, Done outcome) {
    /**
     * What was asked and done.
     *
     * @param client the client's address
     * @param method a method of the standard, or {@code OTHER}
     * @param operation the name of the route
     * @param servers the servers that it was for, or the empty string where nobody had to be asked
     * @param attempts how often a server was asked; not at all where this gateway spared it that
     * @param cache what the caches did, or the empty string
     * @param admission {@code admitted}, or the limit that refused
     */
    record Heard(
            String client,
            String method,
            String operation,
            String servers,
            int attempts,
            String cache,
            String admission) {}

    /**
     * What the client was sent.
     *
     * @param status the status, or 0 for none
     * @param bytes the bytes of content
     * @param headNanos the time until the head of the answer
     * @param nanos the time until the end
     * @param whole whether the answer was written to its end
     */
    record Done(int status, long bytes, long headNanos, long nanos, boolean whole) {}

    String toJson() {
        return fields().encode();
    }

    /** As {@code key=value key="a value"}. */
    String toLogfmt() {
        StringBuilder line = new StringBuilder(256);
        for (Map.Entry<String, Object> field : fields()) {
            String value = String.valueOf(field.getValue());
            line.append(line.isEmpty() ? "" : " ").append(field.getKey()).append('=');
            line.append(isPlain(value) ? value : Json.encode(value));
        }
        return line.toString();
    }

    private JsonObject fields() {
        return new JsonObject()
                .put("time", time.toString())
                .put("id", id)
                .put("client", exchange.client())
                .put("method", exchange.method())
                .put("operation", exchange.operation())
                .put("server", exchange.servers())
                .put("status", outcome.status())
                .put("bytes", outcome.bytes())
                .put("head_ms", millis(outcome.headNanos()))
                .put("ms", millis(outcome.nanos()))
                .put("attempts", exchange.attempts())
                .put("cache", exchange.cache())
                .put("admission", exchange.admission())
                .put("whole", outcome.whole());
    }

    private static double millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0;
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '=' && c != '"');
    }
}
