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
    private final Promise<Void> done = Promise.promise();
    private long unwritten;
    private boolean paused;

    private Upload(ReadStream<Buffer> source, HttpClientRequest target) {
        this.source = source;
        this.target = target;
    }

    /** Sends all of {@code source} and ends {@code target}, or fails; then the rest of the source flows into nothing. */
    static Future<Void> send(ReadStream<Buffer> source, HttpClientRequest target) {
        Upload upload = new Upload(source, target);
        source.exceptionHandler(upload::fail);
        source.endHandler(end -> upload.finish());
        source.handler(upload::pass);
        source.resume();
        return upload.done.future();
    }

    private void pass(Buffer part) {
        if (done.future().isComplete()) {
            return;
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
        } else if (unwritten < WINDOW / 2) {
            resume();
        }
    }

    private void finish() {
        if (!done.future().isComplete()) {
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
