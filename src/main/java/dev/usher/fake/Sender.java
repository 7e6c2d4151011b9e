package dev.usher.fake;

import dev.usher.time.Delay;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Puts a rendered answer on the wire, whole or broken. */
final class Sender {
    private final Context loop;
    private final Delay delay;

    Sender(Context loop, Delay delay) {
        this.loop = loop;
        this.delay = delay;
    }

    void whole(HttpServerRequest request, Rendered rendered) {
        HttpServerResponse response = head(request, rendered);
        boolean last = "close".equals(rendered.fields().get("Connection"));
        if (request.version() == HttpVersion.HTTP_1_0 && rendered.body().length() > 0) {
            response.write(rendered.body());
            response.end().onComplete(sent -> request.connection().close());
            return;
        }
        response.end(rendered.body()).onComplete(sent -> {
            if (last) {
                request.connection().close();
            }
        });
    }

    private static HttpServerResponse head(HttpServerRequest request, Rendered rendered) {
        HttpServerResponse response = request.response().setStatusCode(rendered.status());
        if (rendered.status() == 414) {
            response.setStatusMessage("URI Too Long");
        }
        response.headers().setAll(rendered.fields());
        if (request.method() == HttpMethod.HEAD && rendered.body().length() == 0) {
            response.headers().remove("Content-Length");
        }
        if (request.version() == HttpVersion.HTTP_1_0) {
            rendered.fields().set("Connection", "close");
            response.putHeader("Connection", "close");
        } else if (rendered.body().length() > 0 && !rendered.hasLength()) {
            response.setChunked(true);
        }
        return response;
    }

    /** Sends the head and half of the body. */
    Future<Void> truncated(HttpServerRequest request, Rendered rendered, boolean chunked) {
        int half = rendered.body().length() / 2;
        if (!chunked) {
            rendered.fields()
                    .set(
                            "Content-Length",
                            Integer.toString(Math.max(1, rendered.body().length())));
        }
        return head(request, rendered).write(rendered.body().slice(0, half));
    }

    /** Sends the body in parts, each after a pause. */
    void dripping(HttpServerRequest request, Rendered rendered, Fault.Dripping fault) {
        drip(head(request, rendered), rendered.body(), fault);
    }

    private void drip(HttpServerResponse response, Buffer rest, Fault.Dripping fault) {
        later(fault.pause().toNanos(), () -> {
            int size = Math.min(fault.bytes(), rest.length());
            if (response.closed()) {
                return;
            }
            if (size == rest.length()) {
                response.end(rest);
            } else {
                response.write(rest.slice(0, size));
                drip(response, rest.slice(size, rest.length()), fault);
            }
        });
    }

    /** Runs the action on the server's event loop, after a while. */
    void later(long nanos, Runnable action) {
        delay.after(nanos, () -> loop.runOnContext(now -> action.run()));
    }
}
