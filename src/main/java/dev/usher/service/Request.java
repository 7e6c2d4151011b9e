package dev.usher.service;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

/**
 * What is asked of a service.
 *
 * @param method the method
 * @param target the request target in origin form, path and query, as the server shall see it
 * @param fields the end-to-end fields. Shared: whoever changes one copies first
 * @param body the content
 * @param caller who asks
 * @param route what is asked
 * @param deadlineNanos the reading of the {@code Ticker} at which an answer is of no more use
 * @param observer hears what becomes of the request
 * @param gone is cancelled when nobody waits for the answer any more. What streams has it in its content too
 * @param waits whether it is worth waiting for a server that is starting; not where something else answers as well
 */
public record Request(
        HttpMethod method,
        String target,
        MultiMap fields,
        Body body,
        Caller caller,
        Route route,
        long deadlineNanos,
        Observer observer,
        Cancellation gone,
        boolean waits) {

    /** A request that waits for a server that is starting. */
    public Request(
            HttpMethod method,
            String target,
            MultiMap fields,
            Body body,
            Caller caller,
            Route route,
            long deadlineNanos,
            Observer observer,
            Cancellation gone) {
        this(method, target, fields, body, caller, route, deadlineNanos, observer, gone, true);
    }

    /** A request whose answer somebody will wait for in any case. */
    public Request(
            HttpMethod method,
            String target,
            MultiMap fields,
            Body body,
            Caller caller,
            Route route,
            long deadlineNanos,
            Observer observer) {
        this(method, target, fields, body, caller, route, deadlineNanos, observer, Cancellation.NEVER);
    }

    public Request withMethod(HttpMethod newMethod) {
        return new Request(newMethod, target, fields, body, caller, route, deadlineNanos, observer, gone, waits);
    }

    public Request withTarget(String newTarget) {
        return new Request(method, newTarget, fields, body, caller, route, deadlineNanos, observer, gone, waits);
    }

    public Request withFields(MultiMap newFields) {
        return new Request(method, target, newFields, body, caller, route, deadlineNanos, observer, gone, waits);
    }

    public Request withBody(Body newBody) {
        return new Request(method, target, fields, newBody, caller, route, deadlineNanos, observer, gone, waits);
    }

    public Request withCaller(Caller newCaller) {
        return new Request(method, target, fields, body, newCaller, route, deadlineNanos, observer, gone, waits);
    }

    public Request withDeadline(long newDeadlineNanos) {
        return new Request(method, target, fields, body, caller, route, newDeadlineNanos, observer, gone, waits);
    }

    public Request withObserver(Observer newObserver) {
        return new Request(method, target, fields, body, caller, route, deadlineNanos, newObserver, gone, waits);
    }

    public Request withGone(Cancellation newGone) {
        return new Request(method, target, fields, body, caller, route, deadlineNanos, observer, newGone, waits);
    }

    /** The same, answered at once where its server is starting: something else answers as well. */
    public Request withoutWaiting() {
        return new Request(method, target, fields, body, caller, route, deadlineNanos, observer, gone, false);
    }

    /** Whether repeating this request does no more than sending it once (RFC 9110 §9.2.2). */
    public boolean isIdempotent() {
        return isSafe() || method == HttpMethod.PUT || method == HttpMethod.DELETE;
    }

    /** Whether this request only reads (RFC 9110 §9.2.1). An unknown method does not count as safe. */
    public boolean isSafe() {
        return method == HttpMethod.GET
                || method == HttpMethod.HEAD
                || method == HttpMethod.OPTIONS
                || method == HttpMethod.TRACE;
    }

    /** Method, route and who asks: never a query, a field or content, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + route.name() + " by " + caller.address();
    }
}
