package dev.usher.service;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what is gathered, on the event loop that made it. Paused until somebody reads. */
final class GatheringReader implements ReadStream<Buffer>, Held {
    private final Supplier<@Nullable Gathering> source;
    private final @Nullable Context home = Vertx.currentContext();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private Part part;
    private long demand;
    private int next;
    private boolean reading;
    private boolean over;

    /** A reader of {@code part}; {@code source} gives what is read, or null where it is kept no more. */
    GatheringReader(Supplier<@Nullable Gathering> source, Part part) {
        this.source = source;
        this.part = part;
    }

    /** Something has come. */
    void wake() {
        if (home == null || home == Vertx.currentContext()) {
            read();
        } else {
            home.runOnContext(there -> read());
        }
    }

    @Override
    public void letGo() {
        over = true;
        Gathering gathering = source.get();
        if (gathering != null) {
            gathering.leave(this);
        }
    }

    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            while (!over && demand > 0 && handler != null) {
                Buffer chunk = next();
                if (chunk == null) {
                    return;
                }
                next++;
                part = part.behind(chunk);
                demand -= demand == Long.MAX_VALUE ? 0 : 1;
                handler.handle(chunk);
            }
        } finally {
            reading = false;
        }
    }

    /** What comes next, or null where that has not come or nothing does. */
    private @Nullable Buffer next() {
        Gathering gathering = source.get();
        if (gathering == null) {
            finish(true, new IllegalStateException("the content is kept no more"));
            return null;
        }
        // In this order, or what came last could be missed.
        boolean ended = gathering.isEnded();
        Throwable failure = gathering.failure();
        Buffer chunk = gathering.chunk(next, part);
        if (chunk == null) {
            finish(ended, failure);
        }
        return chunk;
    }

    private void finish(boolean ended, @Nullable Throwable failure) {
        if (failure != null) {
            over = true;
            if (exceptionHandler != null) {
                exceptionHandler.handle(failure);
            }
        } else if (ended) {
            over = true;
            if (endHandler != null) {
                endHandler.handle(null);
            }
        }
    }

    @Override
    public GatheringReader handler(@Nullable Handler<Buffer> newHandler) {
        handler = newHandler;
        return this;
    }

    @Override
    public GatheringReader pause() {
        demand = 0;
        return this;
    }

    @Override
    public GatheringReader resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public GatheringReader fetch(long amount) {
        demand = demand > Long.MAX_VALUE - amount ? Long.MAX_VALUE : demand + amount;
        read();
        return this;
    }

    @Override
    public GatheringReader endHandler(@Nullable Handler<Void> newHandler) {
        endHandler = newHandler;
        return this;
    }

    @Override
    public GatheringReader exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        exceptionHandler = newHandler;
        return this;
    }
}
