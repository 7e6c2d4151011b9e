package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Two contents that flow past each other: the server may answer before it has read all that it is sent, and then both go
 * on. A cancelled exchange loses its connection unless both have ended, for then that serves somebody else.
 */
final class StreamExchange implements Flow {
    private final Attempt attempt;
    private final Failures failures;
    private final Silence silence;
    private @Nullable Upload upload;
    private @Nullable WatchedContent content;
    private boolean uploaded;
    private boolean downloaded;

    StreamExchange(Attempt attempt, Failures failures, Idle idle) {
        this.attempt = attempt;
        this.failures = failures;
        this.silence = new Silence(idle, this::isServersTurn, this::giveUp);
        attempt.answer().onFailure(missing -> silence.end());
    }

    @Override
    public void send(Body body, HttpClientRequest request) {
        request.response().onComplete(this::relay, failure -> attempt.abort(failures.unanswered(failure)));
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
        upload = new Upload(body.stream(), request, silence::begin);
        upload.send().onComplete(end -> sent(), failure -> broken(failures.unanswered(failure)));
    }

    /** All has been sent. */
    void sent() {
        uploaded = true;
        goOn();
    }

    private void received() {
        downloaded = true;
        goOn();
    }

    private void goOn() {
        if (uploaded && downloaded) {
            silence.end();
        } else {
            silence.begin();
        }
    }

    /**
     * Whether the server is to take more of the request, or to send its answer when it has all. One whose answer nobody reads on
     * cannot be blamed for either, and before it has the whole request it need not answer.
     */
    private boolean isServersTurn() {
        if (content != null && !downloaded && !content.isWanted()) {
            return false;
        }
        return uploaded ? !downloaded : upload != null && upload.isHeldUp();
    }

    private void giveUp() {
        broken(uploaded ? failures.late(true) : failures.clogged());
    }

    /** Nothing more goes on: nobody reads the rest of an answer that has begun. */
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
        // Whoever reads sets a handler of his own; until then Vert.x would log what the cancellation tells anyway.
        response.pause().exceptionHandler(failure -> {});
        response.end().onComplete(end -> received(), failure -> disconnected());
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(this::cancel);
        MultiMap fields = EndToEnd.copy(response.headers());
        content = new WatchedContent(response, silence::begin);
        silence.begin();
        attempt.succeed(
                new Response(response.statusCode(), fields, new Body.Streamed(content, length(fields), cancellation)));
    }

    private void disconnected() {
        uploaded = true;
        received();
        attempt.tear();
    }

    @Override
    public void cancel() {
        if (!attempt.isOver()) {
            attempt.cancel();
        } else if (content != null && !(uploaded && downloaded)) {
            silence.end();
            attempt.tear();
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
