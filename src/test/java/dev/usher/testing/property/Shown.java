package dev.usher.testing.property;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Consumer;

/**
 * The content that a client is shown under the fields of what a server told.
 *
 * @param complaint is given what is wrong with it
 */
record Shown(Visit visit, Told told, Consumer<String> complaint) {
    /** Reads the content of {@code response}, which is told whole or in part. */
    void read(Response response) {
        String expected = response.status() == 206 ? told.part() : told.text();
        if (visit.isForHead()) {
            String length = response.fields().get(HttpHeaders.CONTENT_LENGTH);
            compare(length == null ? expected.length() + "" : length, expected.length() + "");
        }
        if (response.body() instanceof Body.Streamed streamed) {
            Buffer all = Buffer.buffer();
            streamed.stream().exceptionHandler(broken -> {});
            streamed.stream().endHandler(end -> compare(all.toString(), expected));
            streamed.stream().handler(all::appendBuffer);
            streamed.stream().resume();
        } else {
            compare(
                    response.body() instanceof Body.Full full ? full.bytes().toString() : "",
                    visit.isForHead() ? "" : expected);
        }
    }

    private void compare(String text, String expected) {
        if (!text.equals(expected)) {
            complaint.accept("\"" + text + "\" under the fields of " + told);
        }
    }
}
