package dev.usher.upstream;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to an answer, on one event loop. It ends once: by the answer, by a failure, or by its time limit.
 * Where it ends early it lets go of its connection, which closes it and frees its place in the pool.
 */
final class Attempt {
    private final Promise<Response> answer = Promise.promise();
    private final Failures failures;
    private final Tour tour;
    private Delay.@Nullable Pending limit;
    private @Nullable Hold hold;

    /** An attempt that looks for a connection along {@code tour}. */
    Attempt(Failures failures, Tour tour) {
        this.failures = failures;
        this.tour = tour;
    }

    Future<Response> answer() {
        return answer.future();
    }

    boolean isOver() {
        return answer.future().isComplete();
    }

    /** Ends this attempt after {@code nanos} if nothing else has. */
    void limit(long nanos, Delay delay) {
        limit = delay.after(nanos, () -> abort(failures.late(hold != null)));
    }

    /**
     * Waits for a connection of {@code client}, to whichever address there is one, and goes on with {@code send}; nothing is
     * sent before that, and nothing is waited for where it could not be sent. A client that Vert.x has closed throws.
     */
    void connect(HttpClient client, RequestOptions options, Consumer<HttpClientRequest> send) {
        if (!OutgoingRequest.isWritable(options)) {
            end(failures.unwritable());
            return;
        }
        try {
            client.request(tour.aim(options))
                    .onComplete(
                            request -> connected(request, send),
                            failure -> missed(failure, () -> connect(client, options, send)));
        } catch (IllegalStateException isClosed) {
            end(failures.closed());
        }
    }

    /** Waits for a connection of {@code client} and gives the request that is made on it, unless this has ended meanwhile. */
    Future<HttpClientRequest> connect(HttpClient client, RequestOptions options) {
        Promise<HttpClientRequest> request = Promise.promise();
        connect(client, options, request::complete);
        answer.future().onFailure(request::tryFail);
        return request.future();
    }

    /** Goes on {@code elsewhere} where there is an address left and the attempt still stands. */
    private void missed(Throwable cause, Runnable elsewhere) {
        if (isOver()) {
            return;
        }
        // Who has waited all his time, be it for a connection that others use, has none left for another address.
        if (tour.leadsOn(failures.unsent(cause)) && !(cause instanceof TimeoutException)) {
            elsewhere.run();
        } else {
            end(tour.failure());
        }
    }

    /** Goes on with {@code send} on the connection that was waited for, if the attempt still stands. */
    private void connected(HttpClientRequest request, Consumer<HttpClientRequest> send) {
        tour.arrive();
        // Without handlers Vert.x logs each failure, and what a server has sent instead of HTTP; the response tells of
        // both.
        request.exceptionHandler(failure -> {});
        request.connection().exceptionHandler(failure -> {});
        if (isOver()) {
            request.reset();
        } else {
            Hold ours = new Hold(request);
            hold = ours;
            trySend(request, send, ours);
        }
    }

    private void trySend(HttpClientRequest request, Consumer<HttpClientRequest> send, Hold ours) {
        try {
            send.accept(request);
        } catch (RuntimeException malformed) {
            ours.drop();
            abort(failures.unsendable(malformed));
        }
    }

    void succeed(Response response) {
        if (!isOver()) {
            dropLimit();
            answer.complete(response);
        }
    }

    /** Ends without an answer, its connection being gone or never had. */
    void end(ServiceException failure) {
        if (!isOver()) {
            dropLimit();
            answer.fail(failure);
        }
    }

    /** Ends without an answer and lets go of the connection. */
    void abort(ServiceException failure) {
        if (!isOver()) {
            end(failure);
            tear();
        }
    }

    /** Lets go of the connection, so that it serves nobody else. */
    void tear() {
        if (hold != null) {
            hold.tear();
        }
    }

    /** Ends because nobody waits for the answer any more. */
    void cancel() {
        abort(new ServiceException(Kind.CANCELLED, hold != null, "The client went away."));
    }

    private void dropLimit() {
        if (limit != null) {
            limit.cancel();
        }
    }
}
