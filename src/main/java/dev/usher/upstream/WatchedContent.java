package dev.usher.upstream;

import dev.usher.service.Trailed;
import dev.usher.time.Delay;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a streamed answer, which is given up when its server is silent for too long. Only the time counts in which
 * somebody wants more of it: a reader who is slow, or who pauses a film for an hour, does not make the server silent.
 */
final class WatchedContent implements ReadStream<Buffer>, Trailed {
    private final HttpClientResponse response;
    private final Idle idle;
    private final Runnable onSilence;
    private long wanted;
    private long heard;
    private Delay.@Nullable Pending alarm;

    /** The content of {@code response}, which is paused; runs {@code onSilence} at most once. */
    WatchedContent(HttpClientResponse response, Idle idle, Runnable onSilence) {
        this.response = response;
        this.idle = idle;
        this.onSilence = onSilence;
        response.end().onComplete(end -> rest());
    }

    private void rest() {
        wanted = 0;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void want(long more) {
        if (wanted == 0) {
            heard = idle.ticker().nanos();
        }
        wanted = more > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + more;
        if (alarm == null && idle.isLimited()) {
            alarm = idle.delay().after(idle.nanos(), this::look);
        }
    }

    /** Nobody sets a timer for each part: the one that is set looks when the last part came. */
    private void look() {
        alarm = null;
        if (wanted == 0) {
            return;
        }
        long left = heard + idle.nanos() - idle.ticker().nanos();
        if (left > 0) {
            alarm = idle.delay().after(left, this::look);
        } else {
            onSilence.run();
        }
    }

    private void hear(Buffer part, Handler<Buffer> handler) {
        heard = idle.ticker().nanos();
        if (wanted > 0 && wanted < Long.MAX_VALUE) {
            wanted--;
        }
        handler.handle(part);
    }

    @Override
    public MultiMap trailers() {
        return response.trailers();
    }

    @Override
    public WatchedContent handler(@Nullable Handler<Buffer> handler) {
        response.handler(handler == null ? null : part -> hear(part, handler));
        return this;
    }

    @Override
    public WatchedContent pause() {
        wanted = 0;
        response.pause();
        return this;
    }

    @Override
    public WatchedContent resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public WatchedContent fetch(long amount) {
        want(amount);
        response.fetch(amount);
        return this;
    }

    @Override
    public WatchedContent endHandler(@Nullable Handler<Void> handler) {
        response.endHandler(handler);
        return this;
    }

    @Override
    public WatchedContent exceptionHandler(@Nullable Handler<Throwable> handler) {
        response.exceptionHandler(handler);
        return this;
    }
}
