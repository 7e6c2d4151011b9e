package dev.usher.upstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a stream to its end. */
final class Sink {
    static Future<Buffer> readAll(ReadStream<Buffer> stream) {
        Buffer all = Buffer.buffer();
        return read(stream, all::appendBuffer).map(end -> all);
    }

    static Future<Long> count(ReadStream<Buffer> stream) {
        AtomicLong count = new AtomicLong();
        return read(stream, part -> count.addAndGet(part.length())).map(end -> count.get());
    }

    private static Future<Void> read(ReadStream<Buffer> stream, Handler<Buffer> each) {
        Promise<Void> end = Promise.promise();
        stream.exceptionHandler(end::tryFail);
        stream.endHandler(end::tryComplete);
        stream.handler(each);
        stream.resume();
        return end.future();
    }
}
