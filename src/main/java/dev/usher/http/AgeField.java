package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** How old a response was when it was sent (RFC 9111 §5.1). */
public final class AgeField {
    private AgeField() {}

    /**
     * The seconds that the first member of the field in {@code fields} names, 2^31 at most (§1.2.2). What is no non-negative
     * integer is ignored: 0, as where the field is absent.
     */
    public static long seconds(MultiMap fields) {
        if (!fields.contains(HttpHeaders.AGE)) {
            return 0;
        }
        for (String line : fields.getAll(HttpHeaders.AGE)) {
            for (String member : line.split(",")) {
                String text = member.strip();
                if (!text.isEmpty()) {
                    return Math.max(0, DeltaSeconds.parse(text));
                }
            }
        }
        return 0;
    }
}
