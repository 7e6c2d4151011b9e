package dev.usher.upstream;

import dev.usher.time.Delay;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Supplier;

/**
 * A place of its own on each event loop. Vert.x ends clients and timers with the verticle in whose context they were made;
 * what all verticles of an application share must be made in a context that belongs to none of them.
 */
public final class OwnContexts {
    private final VertxInternal vertx;
    private final ThreadLocal<ContextInternal> here = ThreadLocal.withInitial(this::open);

    public OwnContexts(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    private ContextInternal open() {
        return vertx.contextBuilder()
                .withEventLoop(vertx.getOrCreateContext().nettyEventLoop())
                .build();
    }

    /** What {@code maker} makes on the calling thread; it lasts until somebody closes it, or Vert.x itself ends. */
    public <T> T make(Supplier<T> maker) {
        ContextInternal own = here.get();
        ContextInternal before = own.beginDispatch();
        try {
            return maker.get();
        } finally {
            own.endDispatch(before);
        }
    }

    /**
     * Runs {@code action} on an event loop: at once, and in the caller's own context with all that it carries, where the caller
     * is on one; else soon, on one that this chooses.
     */
    public void run(Runnable action) {
        Context caller = Vertx.currentContext();
        if (caller != null && caller.isEventLoopContext() && caller.owner() == vertx) {
            action.run();
        } else {
            here.get().runOnContext(on -> action.run());
        }
    }

    /** Delays as those of {@link Delay#on}, which no verticle takes along when it goes. */
    public Delay delay() {
        Delay onTimers = Delay.on(vertx);
        return (nanos, action) -> make(() -> onTimers.after(nanos, action));
    }
}
