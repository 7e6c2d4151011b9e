package dev.usher.app;

import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client, and what the client was told of it.
 *
 * @param answer null where the connection ended without one
 */
record Told(
        String method, String path, String body, @Nullable RawResponse answer) {
    boolean isSafe() {
        return method.equals("GET");
    }

    /** What no two writes have in common. */
    String key() {
        return key(method, path, body);
    }

    /** The same of a request as it came to the server. */
    static String keyOf(ReceivedRequest request) {
        return key(request.method().name(), request.path(), request.body().toString(StandardCharsets.UTF_8));
    }

    private static String key(String method, String path, String body) {
        return method + " " + path + " " + body;
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + (answer == null ? "nothing" : answer.status() + " " + answer.text());
    }
}
