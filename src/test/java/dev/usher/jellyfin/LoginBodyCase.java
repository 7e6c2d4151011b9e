package dev.usher.jellyfin;

import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A content of a login on its way through the filter. */
abstract class LoginBodyCase {
    static final String JSON = "application/json";
    static final String MARK = "\uFEFF";

    final List<Request> sent = new ArrayList<>();

    Response send(Operation operation, String type, String content) {
        return send(operation, type, Buffer.buffer(content));
    }

    Response send(Operation operation, String type, Buffer content) {
        return send(operation, type, Body.of(content));
    }

    Response send(Operation operation, String type, Body body) {
        MultiMap fields = HttpHeaders.headers();
        if (!type.isEmpty()) {
            fields.set("content-type", type);
        }
        return answer(request(operation, body).withFields(fields));
    }

    Response answer(Request request) {
        return new LoginBodyFilter()
                .apply(request, plain -> {
                    sent.add(plain);
                    return Future.succeededFuture(new Response(204, HttpHeaders.headers(), Body.EMPTY));
                })
                .result();
    }

    static Request request(Operation operation, Body body) {
        return new Request(
                operation.method(),
                operation.template(),
                HttpHeaders.headers(),
                body,
                Requests.ANYBODY,
                operation,
                0,
                Observer.NONE);
    }

    static Buffer bytes(Request request) {
        return ((Body.Full) request.body()).bytes();
    }

    static JsonObject problem(Response answer) {
        return ((Body.Full) answer.body()).bytes().toJsonObject();
    }
}
