package dev.usher.gateway;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Held;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import dev.usher.service.Trailed;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Writes one response. The fields of a stored response are shared with the connection, never copied. A stream that breaks
 * off upstream resets the client's connection, the only honest sign of a truncated body in HTTP/1.1, or its stream in
 * HTTP/2; a client that goes away cancels the stream.
 */
final class ResponseWriter {
    /** The code of RFC 9113 §7 for an answer that cannot be finished; HTTP/1.1 has none and closes the connection. */
    private static final long INTERNAL_ERROR = 2;

    private final HttpServerRequest request;
    private final HttpServerResponse out;
    private final Cancellation cancellation;
    private final RequestId id;
    private final Edge edge;
    private boolean unframed;

    /** A writer of the answer to {@code request}; {@code cancellation} is cancelled when the client goes away. */
    ResponseWriter(HttpServerRequest request, Cancellation cancellation, RequestId id, Edge edge) {
        this.request = request;
        this.out = request.response();
        this.cancellation = cancellation;
        this.id = id;
        this.edge = edge;
    }

    void write(Response response) {
        if (out.closed() || out.ended()) {
            abandon(response.body());
            return;
        }
        if (Problem.isOurs(response)) {
            put(Problem.named(response, id.get()), true);
        } else if (WaitingPage.isShownIn(response)) {
            put(WaitingPage.named(response, id.get()), true);
        } else {
            put(response, false);
        }
    }

    private void put(Response response, boolean ours) {
        out.setStatusCode(response.status());
        out.headers().setAll(response.fields());
        dateOurOwn(response.fields());
        if (ours) {
            letBrowsersRead(response.fields());
        }
        name(response.fields(), ours);
        if (edge.isEnding() && request.version() != HttpVersion.HTTP_2) {
            out.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (response.body() instanceof Body.Full full) {
            out.end(full.bytes());
        } else if (response.body() instanceof Body.Streamed streamed) {
            relay(response.status(), streamed);
        } else {
            out.end();
        }
    }

    /** Writes an error of our own and says that the connection ends with it; one of HTTP/2 goes on for the other requests. */
    void writeLast(Response response) {
        write(isShared() ? response : response.with(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
    }

    /** Ends the answer where it stands, so that nobody takes it for whole. */
    void breakOff() {
        out.reset(INTERNAL_ERROR);
    }

    /**
     * The head is about to be written. Vert.x promises a client of HTTP/1.0 that asks for it to keep the connection, though nothing
     * else ends content of unknown length there (RFC 9112 §6.3).
     */
    void headIsReady() {
        if (unframed && out.headers().contains(HttpHeaders.CONNECTION)) {
            out.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private boolean isShared() {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** What a server answered has its date; what was made here has none yet (RFC 9110 §6.6.1). */
    private void dateOurOwn(MultiMap fields) {
        if (!fields.contains(HttpHeaders.DATE)) {
            out.headers().set(HttpHeaders.DATE, edge.date());
        }
    }

    /** A client has the name that it gave the request back; one that it is told of an error has to have one. */
    private void name(MultiMap fields, boolean ours) {
        if ((ours || id.isGiven()) && !fields.contains(RequestId.FIELD)) {
            out.headers().set(RequestId.FIELD, id.get());
        }
    }

    /** Without this field a page would see only "network error" where we refuse something. */
    private void letBrowsersRead(MultiMap fields) {
        if (request.headers().contains(HttpHeaders.ORIGIN)
                && !fields.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            out.headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
    }

    private void relay(int status, Body.Streamed body) {
        cancellation.onCancel(body.cancellation()::cancel);
        if (request.method() == HttpMethod.HEAD || status == 204 || status == 304) {
            body.stream().resume();
            out.end();
            return;
        }
        if (!out.headers().contains(HttpHeaders.CONTENT_LENGTH) && !isShared()) {
            unframed = request.version() == HttpVersion.HTTP_1_0;
            out.setChunked(true);
        }
        body.stream().pipe().endOnFailure(false).endOnSuccess(false).to(out).onComplete(end -> finish(body), broken -> {
            body.cancellation().cancel();
            breakOff();
        });
    }

    private void finish(Body.Streamed body) {
        if (out.closed() || out.ended()) {
            return;
        }
        if (body.stream() instanceof Trailed answer
                && (isShared() || out.isChunked())
                && !answer.trailers().isEmpty()) {
            out.trailers().addAll(EndToEnd.copy(answer.trailers()));
        }
        Future<Void> written = out.end();
        if (body.stream() instanceof Held held) {
            written.onComplete(over -> held.letGo());
        }
        if (unframed) {
            edge.bidFarewell(request);
        }
    }

    /** Nobody reads {@code body}. */
    static void abandon(Body body) {
        if (body instanceof Body.Streamed streamed) {
            streamed.cancellation().cancel();
        }
    }
}
