package dev.usher.upstream;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.ReadStream;

/**
 * The content of a request on its way to a server, no faster than the server takes it. A pipe of Vert.x would hang here: it
 * waits for the drain of the connection, which is told to nobody once the response has ended, and a server may answer
 * before it has read all. So this one counts what has been handed over and not yet been written.
 */
final class Upload {
    /** How many bytes may be handed over and not written before the source is paused. */
    private static final long WINDOW = 256 * 1024;

    private final ReadStream<Buffer> source;
    private final HttpClientRequest target;
    private final Runnable moved;
    private final Promise<Void> done = Promise.promise();
    private long unwritten;
    private boolean paused;
    private boolean ending;

    /** All of {@code source} on its way to {@code target}; runs {@code moved} when a part of it has gone, and when one is to go. */
    Upload(ReadStream<Buffer> source, HttpClientRequest target, Runnable moved) {
        this.source = source;
        this.target = target;
        this.moved = moved;
    }

    /** Sends all and ends the request, or fails; then the rest of the source flows into nothing. */
    Future<Void> send() {
        source.exceptionHandler(this::fail);
        source.endHandler(end -> finish());
        source.handler(this::pass);
        source.resume();
        return done.future();
    }

    /** Whether something of it waits for the server to take it. */
    boolean isHeldUp() {
        return unwritten > 0 || ending;
    }

    private void pass(Buffer part) {
        if (done.future().isComplete()) {
            return;
        }
        if (!isHeldUp()) {
            moved.run();
        }
        unwritten += part.length();
        target.write(part).onComplete(result -> written(part.length(), result));
        if (unwritten >= WINDOW && !paused) {
            paused = true;
            source.pause();
        }
    }

    private void written(int bytes, AsyncResult<Void> result) {
        unwritten -= bytes;
        if (result.failed()) {
            fail(result.cause());
            return;
        }
        moved.run();
        if (unwritten < WINDOW / 2) {
            resume();
        }
    }

    private void finish() {
        if (!done.future().isComplete()) {
            ending = true;
            moved.run();
            target.end().onComplete(end -> done.tryComplete(), done::tryFail);
        }
    }

    private void fail(Throwable cause) {
        done.tryFail(cause);
        resume();
    }

    private void resume() {
        if (paused) {
            paused = false;
            source.resume();
        }
    }
}
