package dev.usher.testing;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A service that follows a script, line by line, and remembers what it was asked:
 * {@code script.expect("/Users").answer(503, "Retry-After", "2").expect("/Users").answer(200)}. A request that the script
 * does not foresee fails with an {@link AssertionError}, again in {@link #assertFollowed()}. Thread-safe.
 */
public final class ScriptedService implements Service {
    private static final String ANYTHING = "anything";

    private record Line(String target, Function<Request, Future<Response>> reply) {}

    private final Ticker ticker;
    private final Delay delay;
    private final Deque<Line> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<String> unforeseen = new ArrayList<>();
    private Function<Request, Future<Response>> otherwise = this::refuse;

    /** A service without a script, whose hangs and late answers happen in {@code time}. */
    public ScriptedService(ManualTime time) {
        this.ticker = time;
        this.delay = time;
    }

    @Override
    public Future<Response> call(Request request) {
        return lineFor(request).apply(request);
    }

    private synchronized Function<Request, Future<Response>> lineFor(Request request) {
        requests.add(request);
        Line line = script.peek();
        if (line == null) {
            return otherwise;
        }
        if (!line.target().equals(ANYTHING) && !line.target().equals(request.target())) {
            return this::refuse;
        }
        script.remove();
        return line.reply();
    }

    private synchronized Future<Response> refuse(Request request) {
        String asked = request.method() + " " + request.target();
        unforeseen.add(asked);
        return Future.failedFuture(new AssertionError("the script does not foresee " + asked));
    }

    /** The next request has this target, path and query. */
    public Step expect(String target) {
        return new Step(target, 1, Duration.ZERO);
    }

    /** The next request may be any. */
    public Step expect() {
        return expect(ANYTHING);
    }

    /** Answers with {@code reply} whatever is asked after the script's end. */
    public synchronized ScriptedService otherwise(Function<Request, Future<Response>> reply) {
        otherwise = reply;
        return this;
    }

    /** What was asked so far, in order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How often this service was called. */
    public synchronized int calls() {
        return requests.size();
    }

    /** Fails where something unforeseen was asked, or something foreseen was not. */
    public synchronized void assertFollowed() {
        if (!unforeseen.isEmpty() || !script.isEmpty()) {
            throw new AssertionError("unforeseen: " + unforeseen + ", still expected: "
                    + script.stream().map(Line::target).toList());
        }
    }

    /** An answer with one field; none where {@code name} is empty. */
    public static Response response(int status, String name, String value) {
        MultiMap fields = HttpHeaders.headers();
        if (!name.isEmpty()) {
            fields.set(name, value);
        }
        return new Response(status, fields, Body.EMPTY);
    }

    /** An answer with this content. */
    public static Response response(int status, String content) {
        return new Response(status, HttpHeaders.headers(), Body.of(Buffer.buffer(content)));
    }

    /** A line of the script whose reply is still to be named. */
    public final class Step {
        private final String target;
        private final int times;
        private final Duration late;

        private Step(String target, int times, Duration late) {
            this.target = target;
            this.times = times;
            this.late = late;
        }

        /** The same {@code count} times over. */
        public Step times(int count) {
            return new Step(target, count, late);
        }

        /** The reply comes {@code wait} after the request. */
        public Step after(Duration wait) {
            return new Step(target, times, wait);
        }

        public ScriptedService answer(int status) {
            return answer(response(status, "", ""));
        }

        public ScriptedService answer(int status, String fieldName, String fieldValue) {
            return answer(response(status, fieldName, fieldValue));
        }

        public ScriptedService answer(int status, String content) {
            return answer(response(status, content));
        }

        public ScriptedService answer(Response response) {
            return reply(request -> in(late, Future.succeededFuture(response)));
        }

        public ScriptedService fail(ServiceException.Kind kind, boolean maybeProcessed) {
            return reply(request -> in(late, noResponse(kind, maybeProcessed)));
        }

        /** No reply until the request's deadline; then, as the wire does, the response timeout. */
        public ScriptedService hang() {
            return reply(request -> in(
                    Duration.ofNanos(request.deadlineNanos() - ticker.nanos()),
                    noResponse(ServiceException.Kind.RESPONSE_TIMEOUT, true)));
        }

        /** The reply comes when the test completes the returned promise. */
        public Promise<Response> pend() {
            Promise<Response> promise = Promise.promise();
            reply(request -> promise.future());
            return promise;
        }

        /** The reply is computed from the request. */
        public ScriptedService reply(Function<Request, Future<Response>> reply) {
            synchronized (ScriptedService.this) {
                for (int i = 0; i < times; i++) {
                    script.add(new Line(target, reply));
                }
            }
            return ScriptedService.this;
        }

        private Future<Response> noResponse(ServiceException.Kind kind, boolean maybeProcessed) {
            return Future.failedFuture(new ServiceException(kind, maybeProcessed, "scripted: " + kind));
        }

        private Future<Response> in(Duration wait, Future<Response> reply) {
            if (wait.isZero()) {
                return reply;
            }
            Promise<Response> promise = Promise.promise();
            delay.after(wait.toNanos(), () -> reply.onComplete(promise));
            return promise.future();
        }
    }
}
