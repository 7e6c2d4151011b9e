package dev.usher.client;

import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that repeats all it was sent, in its answer's content and fields. */
final class EchoServer {
    /** What was repeated, in order. */
    final List<String> echoes = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile int status;
    private volatile Form form = Form.EMPTY;

    /** The families of error bodies, E0 to E5. */
    enum Form {
        EMPTY(null) {
            @Override
            String content(String echo) {
                return "";
            }
        },
        MESSAGE("application/json; charset=utf-8") {
            @Override
            String content(String echo) {
                return new JsonArray().add(echo).encode().replaceAll("^\\[|]$", "");
            }
        },
        PROBLEM("application/json; charset=utf-8") {
            @Override
            String content(String echo) {
                return problem(echo).encode();
            }
        },
        VALIDATION("application/problem+json") {
            @Override
            String content(String echo) {
                JsonObject errors = new JsonObject().put(echo, new JsonArray().add(echo));
                return problem(echo).put("errors", errors).encode();
            }
        },
        TEXT("text/plain") {
            @Override
            String content(String echo) {
                return echo;
            }
        },
        PAGE("text/html") {
            @Override
            String content(String echo) {
                return "<pre>" + echo + "</pre>";
            }
        };

        private final String type;

        Form(String type) {
            this.type = type;
        }

        abstract String content(String echo);

        private static JsonObject problem(String echo) {
            return new JsonObject()
                    .put("type", echo)
                    .put("title", echo)
                    .put("detail", echo)
                    .put("traceId", echo);
        }
    }

    EchoServer(Vertx vertx) throws Exception {
        server =
                Soon.value(vertx.createHttpServer().requestHandler(this::accept).listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void answer(int newStatus, Form newForm) {
        status = newStatus;
        form = newForm;
    }

    private void accept(HttpServerRequest request) {
        request.body().onSuccess(body -> echo(request, body));
    }

    private void echo(HttpServerRequest request, Buffer body) {
        String echo = request.uri() + " " + request.getHeader("Authorization") + " " + body;
        echoes.add(echo);
        request.response().setStatusCode(status).putHeader("Location", "/elsewhere" + request.uri());
        if (form.type != null) {
            request.response().putHeader("Content-Type", form.type);
        }
        request.response().end(form.content(echo));
    }
}
