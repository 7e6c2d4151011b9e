package dev.usher.doctor;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** Answers as a table writes them: a status, and after it fields as {@code name: value} and a content, each after a comma. */
final class Answers {
    private Answers() {}

    static Response of(String text) {
        String[] parts = text.split(",");
        MultiMap fields = HttpHeaders.headers();
        Body body = Body.EMPTY;
        for (int i = 1; i < parts.length; i++) {
            String[] field = parts[i].strip().split(": ");
            if (field.length == 2) {
                fields.set(field[0], field[1]);
            } else {
                body = Body.of(Buffer.buffer(field[0]));
            }
        }
        return new Response(Integer.parseInt(parts[0].strip()), fields, body);
    }
}
