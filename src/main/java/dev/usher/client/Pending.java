package dev.usher.client;

import dev.usher.upstream.OwnContexts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The calls that are under way: each runs on an event loop of our own, ends on its caller's context, or with the client. */
final class Pending {
    private final OwnContexts contexts;
    private final Map<Promise<?>, Ask> calls = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Pending(OwnContexts contexts) {
        this.contexts = contexts;
    }

    /** What {@code action} gives, which is done on an event loop. */
    <T> Future<T> call(Ask ask, Supplier<Future<T>> action) {
        Promise<T> result = here();
        calls.put(result, ask);
        if (closed) {
            end(result, ask);
            return result.future();
        }
        contexts.run(() -> attempt(action)
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
        calls.forEach(this::end);
    }

    private void end(Promise<?> result, Ask ask) {
        calls.remove(result);
        result.tryFail(new UsersException.Closed(ask.name(), !ask.isSafe()));
    }
}
