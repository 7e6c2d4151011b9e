package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.time.Delay;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Two contents that flow past each other: the server may answer before it has read all that it is sent, and then both go
 * on. A cancelled exchange is reset unless both have ended, for then its connection serves somebody else.
 */
final class StreamExchange implements Flow {
    private final Attempt attempt;
    private final Failures failures;
    private final Idle idle;
    private @Nullable HttpClientRequest relayed;
    private boolean uploaded;
    private boolean downloaded;

    StreamExchange(Attempt attempt, Failures failures, Idle idle) {
        this.attempt = attempt;
        this.failures = failures;
        this.idle = idle;
    }

    @Override
    public void send(Body body, HttpClientRequest request) {
        request.response().onComplete(this::relay, failure -> attempt.end(failures.unanswered(failure)));
        if (body instanceof Body.Streamed streamed && !OutgoingRequest.isEmpty(body)) {
            upload(streamed, request);
            return;
        }
        sent();
        if (body instanceof Body.Full full) {
            request.end(full.bytes());
        } else {
            request.end();
        }
    }

    private void upload(Body.Streamed body, HttpClientRequest request) {
        if (body.length() > 0) {
            request.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        } else {
            request.setChunked(true);
        }
        Upload.send(body.stream(), request).onComplete(end -> sent(), failure -> broken(failures.unanswered(failure)));
    }

    /** All has been sent: from here on the server must not be silent for too long, nor before its answer begins. */
    private void sent() {
        uploaded = true;
        if (idle.isLimited() && !attempt.isOver()) {
            Delay.Pending alarm = idle.delay().after(idle.nanos(), () -> attempt.abort(failures.late(true)));
            attempt.answer().onComplete(head -> alarm.cancel());
        }
    }

    /** The upload has failed: nobody reads the rest of an answer that has begun. */
    private void broken(ServiceException failure) {
        if (attempt.isOver()) {
            cancel();
        } else {
            attempt.abort(failure);
        }
    }

    /** Answers with what comes, as it comes. */
    void relay(HttpClientResponse response) {
        if (attempt.isOver()) {
            return;
        }
        relayed = response.request();
        // Whoever reads sets a handler of his own; until then Vert.x would log what the cancellation tells anyway.
        response.pause().exceptionHandler(failure -> {});
        response.end().onComplete(end -> downloaded = true, failure -> disconnected());
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(this::cancel);
        MultiMap fields = EndToEnd.copy(response.headers());
        WatchedContent content = new WatchedContent(response, idle, this::cancel);
        attempt.succeed(
                new Response(response.statusCode(), fields, new Body.Streamed(content, length(fields), cancellation)));
    }

    private void disconnected() {
        uploaded = true;
        downloaded = true;
    }

    @Override
    public void cancel() {
        if (!attempt.isOver()) {
            attempt.cancel();
        } else if (relayed != null && !(uploaded && downloaded)) {
            relayed.reset();
        }
    }

    private static long length(MultiMap fields) {
        String length = fields.get(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
