package dev.usher.gateway;

import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time of one connection of HTTP/2. It is told to go when it asks nothing: for the time of a head at first, then for that
 * of an idle connection. A head that has not come whole asks nothing yet; while an answer is due, nothing ends.
 */
final class StreamWatch extends Http2ConnectionAdapter {
    private final Http2Connection streams;
    private final Channel channel;
    private final Clockwork time;
    private final long idleTime;
    private long quietSince;
    private long patience;
    private Delay.@Nullable Pending next;

    private StreamWatch(Http2Connection streams, Channel channel, ListenerSettings settings, Clockwork time) {
        this.streams = streams;
        this.channel = channel;
        this.time = time;
        this.idleTime = settings.idleTimeout().toNanos();
        this.patience = settings.headTimeout().toNanos();
        this.quietSince = time.ticker().nanos();
    }

    /** Watches over {@code streams}, which come on {@code channel} and of which none has begun. */
    static void begin(Http2Connection streams, Channel channel, ListenerSettings settings, Clockwork time) {
        StreamWatch watch = new StreamWatch(streams, channel, settings, time);
        streams.addListener(watch);
        channel.closeFuture().addListener(closed -> watch.end());
        watch.lookAgainAfter(watch.patience);
    }

    @Override
    public void onStreamActive(Http2Stream stream) {
        patience = idleTime;
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        quietSince = time.ticker().nanos();
    }

    private void lookAgainAfter(long nanos) {
        next = time.delay().after(nanos, this::endIfQuiet);
    }

    private void endIfQuiet() {
        long rest = streams.numActiveStreams() > 0
                ? patience
                : quietSince + patience - time.ticker().nanos();
        if (rest <= 0) {
            channel.close();
        } else {
            lookAgainAfter(rest);
        }
    }

    private void end() {
        if (next != null) {
            next.cancel();
        }
    }
}
