package dev.usher.tck;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One test of the suite and how it ended.
 *
 * @param kind required, optimal or check; a check has no right answer
 * @param dependsOn the tests without whose success this one proves nothing
 * @param failure why it failed; empty where it did not
 */
record Trial(String id, String kind, List<String> dependsOn, String failure) {
    static Trial of(JsonObject told) {
        List<String> dependsOn =
                told.getJsonArray("dependsOn").stream().map(String.class::cast).toList();
        return new Trial(told.getString("id"), told.getString("kind"), dependsOn, failure(told.getValue("result")));
    }

    private static String failure(Object result) {
        if (Boolean.TRUE.equals(result)) {
            return "";
        }
        JsonArray failure = (JsonArray) result;
        return failure.getString(0) + ": " + failure.getString(1);
    }

    boolean succeeded() {
        return failure.isEmpty();
    }

    boolean isRequired() {
        return kind.equals("required");
    }

    boolean isOptimal() {
        return kind.equals("optimal");
    }
}
