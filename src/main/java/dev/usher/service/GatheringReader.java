package dev.usher.service;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** Reads what is gathered, on the event loop that made it. Paused until somebody reads. */
final class GatheringReader implements ReadStream<Buffer> {
    private final Gathering gathering;
    private final @Nullable Context home = Vertx.currentContext();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private long demand;
    private int next;
    private boolean reading;
    private boolean over;

    GatheringReader(Gathering gathering) {
        this.gathering = gathering;
    }

    /** Something has come. */
    void wake() {
        if (home == null || home == Vertx.currentContext()) {
            read();
        } else {
            home.runOnContext(there -> read());
        }
    }

    /** Nobody reads on. */
    void leave() {
        over = true;
    }

    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            while (!over && demand > 0 && handler != null) {
                // In this order, or what came last could be missed.
                boolean ended = gathering.isEnded();
                Throwable failure = gathering.failure();
                Buffer chunk = gathering.chunk(next);
                if (chunk == null) {
                    finish(ended, failure);
                    return;
                }
                next++;
                demand -= demand == Long.MAX_VALUE ? 0 : 1;
                handler.handle(chunk);
            }
        } finally {
            reading = false;
        }
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
