package dev.usher.client;

import dev.usher.upstream.OwnContexts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calls that are under way: each runs on an event loop of our own, ends on its caller's context, or with the client. */
final class Pending {
    private final OwnContexts contexts;
    private final Map<Promise<?>, Underway> calls = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** What is asked, and whether it may have been done. */
    private record Underway(Ask ask, Doubt doubt) {
        UsersException closed() {
            return new UsersException.Closed(ask.name(), !ask.isSafe() && doubt.stands());
        }
    }

    Pending(OwnContexts contexts) {
        this.contexts = contexts;
    }

    /** What {@code action} gives, which is done on an event loop, and keeps the doubt that it is given. */
    <T> Future<T> call(Ask ask, Function<Doubt, Future<T>> action) {
        Promise<T> result = here();
        Doubt doubt = new Doubt();
        calls.put(result, new Underway(ask, doubt));
        if (closed) {
            end(result);
            return result.future();
        }
        contexts.run(() -> attempt(() -> action.apply(doubt))
                .onComplete(done -> calls.remove(result))
                .onComplete(result::tryComplete, result::tryFail));
        return result.future();
    }

    /** A promise that completes on the context of the caller, if that has one. */
    private static <T> Promise<T> here() {
        ContextInternal context = (ContextInternal) Vertx.currentContext();
        return context == null ? Promise.promise() : context.promise();
    }

    private static <T> Future<T> attempt(Supplier<Future<T>> action) {
        try {
            return action.get();
        } catch (RuntimeException | Error bug) {
            return Future.failedFuture(bug);
        }
    }

    /** Fails all calls that are under way, and those that follow. */
    void close() {
        closed = true;
        calls.keySet().forEach(this::end);
    }

    private void end(Promise<?> result) {
        Underway call = calls.remove(result);
        if (call != null) {
            result.tryFail(call.closed());
        }
    }
}
