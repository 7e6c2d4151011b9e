package dev.usher.observe;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last exchanges that failed, newest first. Its lock is taken by failures alone. */
final class RecentErrors {
    private static final int MOST = 50;

    private final Deque<JsonObject> errors = new ArrayDeque<>();

    synchronized void add(JsonObject error) {
        if (errors.size() == MOST) {
            errors.removeLast();
        }
        errors.addFirst(error);
    }

    synchronized JsonArray toJson() {
        JsonArray all = new JsonArray();
        errors.forEach(error -> all.add(error.copy()));
        return all;
    }
}
