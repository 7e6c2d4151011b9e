package dev.usher.gateway;

import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files now and then, and tells once they have changed and then stood still from one look to the next: whoever
 * changes two files writes one after the other. Looks on worker threads; looking beats being told, for a mounted file
 * changes by a link above it.
 */
public final class FileWatch {
    private final Vertx vertx;
    private final Clockwork time;
    private final long nanos;
    private final Supplier<String> print;
    private final Supplier<Future<?>> changed;
    private String judged = "";
    private String seen = "";
    private Delay.@Nullable Pending pending;
    private boolean closed;

    /**
     * A watch that has not begun.
     *
     * @param every the time from one look to the next
     * @param print what tells one state of the files from another; may block
     * @param changed is told that they have changed, on a thread of Vert.x; the next look follows when it is done
     */
    public FileWatch(Vertx vertx, Clockwork time, Duration every, Supplier<String> print, Supplier<Future<?>> changed) {
        this.vertx = vertx;
        this.time = time;
        this.nanos = every.toNanos();
        this.print = print;
        this.changed = changed;
    }

    /** Looks from now on; what differs from {@code known} has changed. */
    public synchronized void begin(String known) {
        judged = known;
        seen = known;
        lookLater();
    }

    /** Looks no more. */
    public synchronized void close() {
        closed = true;
        if (pending != null) {
            pending.cancel();
        }
    }

    private synchronized void lookLater() {
        if (!closed) {
            pending = time.delay().after(nanos, this::look);
        }
    }

    private void look() {
        vertx.executeBlocking(() -> hasSettled(print.get()))
                .compose(settled -> settled ? changed.get() : Future.succeededFuture())
                .onComplete(done -> lookLater());
    }

    /** Whether the files are as they were at the last look, and otherwise than what was last judged. */
    private synchronized boolean hasSettled(String now) {
        if (now.equals(judged) || !now.equals(seen)) {
            seen = now;
            return false;
        }
        judged = now;
        return true;
    }
}
