package dev.usher.app;

import dev.usher.service.Body;
import dev.usher.service.Layers;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.TextStream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/**
 * Hides something of requests and answers from the layers between a client and a server, so that these take them for what they are
 * not. Client and server see nothing of it.
 */
enum Disguise {
    NONE,
    /** A HEAD looks like a GET, and its answer like one whose content is empty. */
    HEAD {
        @Override
        Request onTheWayUp(Request request) {
            return request.method() == HttpMethod.HEAD
                    ? with(
                            request,
                            HttpMethod.GET,
                            HttpHeaders.headers().addAll(request.fields()).set(HIDDEN, "HEAD"))
                    : request;
        }

        @Override
        Request asItWas(Request request) {
            return request.fields().contains(HIDDEN) ? with(request, HttpMethod.HEAD, request.fields()) : request;
        }

        @Override
        Response fromServer(Request request, Response response) {
            return request.method() == HttpMethod.HEAD && response.status() == 200
                    ? new Response(200, response.fields(), TextStream.of(""))
                    : response;
        }
    },
    /** A request for a part looks like one for the whole, and so does its answer. */
    PART {
        @Override
        Request onTheWayUp(Request request) {
            return renamed(request, "range", HIDDEN);
        }

        @Override
        Request asItWas(Request request) {
            return renamed(request, HIDDEN, "range");
        }

        @Override
        Response fromServer(Request request, Response response) {
            return response.status() == 206
                    ? new Response(200, renamed(response.fields(), "content-range", HIDDEN), response.body())
                    : response;
        }

        @Override
        Response onTheWayDown(Request request, Response response) {
            return request.fields().contains("range") && response.fields().contains(HIDDEN)
                    ? new Response(206, renamed(response.fields(), HIDDEN, "content-range"), response.body())
                    : response;
        }
    },
    /** A cookie looks like any field. */
    COOKIE {
        @Override
        Response fromServer(Request request, Response response) {
            return new Response(response.status(), renamed(response.fields(), "set-cookie", HIDDEN), response.body());
        }

        @Override
        Response onTheWayDown(Request request, Response response) {
            return new Response(response.status(), renamed(response.fields(), HIDDEN, "set-cookie"), response.body());
        }
    };

    private static final String HIDDEN = "x-hidden";

    /** What hides the thing that {@code fault} is about. */
    static Disguise of(SeededFault fault) {
        return switch (fault) {
            case A_HEAD_FILLS_A_GET -> HEAD;
            case A_PART_IS_STORED_AS_THE_WHOLE -> PART;
            case A_COOKIE_IS_STORED -> COOKIE;
            default -> NONE;
        };
    }

    Service around(Layers layers, Service wire) {
        Service misled = layers.over(request -> {
            Request real = asItWas(request);
            return wire.call(real).map(response -> fromServer(real, response));
        });
        return request -> misled.call(onTheWayUp(request)).map(response -> onTheWayDown(request, response));
    }

    Request onTheWayUp(Request request) {
        return request;
    }

    Request asItWas(Request request) {
        return request;
    }

    Response fromServer(Request request, Response response) {
        return response;
    }

    Response onTheWayDown(Request request, Response response) {
        return response;
    }

    private static Request with(Request request, HttpMethod method, MultiMap fields) {
        return new Request(
                method,
                request.target(),
                fields,
                Body.EMPTY,
                request.caller(),
                request.route(),
                request.deadlineNanos(),
                request.observer(),
                request.gone());
    }

    private static Request renamed(Request request, String name, String other) {
        return request.fields().contains(name) ? request.withFields(renamed(request.fields(), name, other)) : request;
    }

    private static MultiMap renamed(MultiMap fields, String name, String other) {
        if (!fields.contains(name)) {
            return fields;
        }
        MultiMap renamed = HttpHeaders.headers().addAll(fields).remove(name);
        return renamed.set(other, fields.getAll(name));
    }
}
