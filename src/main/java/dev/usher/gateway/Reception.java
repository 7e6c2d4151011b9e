package dev.usher.gateway;

import dev.usher.time.Clockwork;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.atomic.LongAdder;

/**
 * Receives the connections that come to a listener, on all its event loops: has them counted by address ({@link Gatekeeper}),
 * and puts each that speaks HTTP/1.1 behind a {@link StrictDecoder} and under a {@link ConnectionWatch}, each of HTTP/2 under a
 * {@link StreamWatch}. One that begins with HTTP/1.1 where HTTP/2 was possible has been read by Vert.x so far, and has
 * {@link OneExchange}. Of an address that has too many, as many again as it may have are told so; what comes beyond those is
 * closed without a word.
 */
public final class Reception {
    /** What Vert.x calls its handlers in the pipeline of HTTP/1.1. */
    private static final String DECODER = "httpDecoder";

    private static final String ENCODER = "httpEncoder";
    /** And those that are there only until the protocol of a plain connection is known. */
    private static final String UPGRADE_TO_HTTP2 = "h2c";

    private static final String IDLE = "idle";

    private final ListenerSettings settings;
    private final Clockwork time;
    private final LongAdder present;
    private final Channels channels;
    private final Crowds crowds = new Crowds();
    private final HeadMeasure heads;

    /**
     * A reception for one listener.
     *
     * @param present counts the connections that are there
     * @throws IllegalStateException where this Java does not let it see the connections, with what to do
     */
    public Reception(ListenerSettings settings, Clockwork time, LongAdder present) {
        this.settings = settings;
        this.time = time;
        this.present = present;
        this.channels = Channels.open();
        this.heads = new HeadMeasure(settings);
    }

    /** Receives a connection that Vert.x has just accepted, or whose protocol it has just learned; to be called on its event loop. */
    public void receive(HttpConnection connection) {
        Channel channel = channels.of(connection);
        present.increment();
        channel.closeFuture().addListener(closed -> present.decrement());
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(IDLE) != null) {
            pipeline.remove(IDLE);
        }
        int most = settings.connectionsPerAddress();
        int surplus = most == 0 ? 0 : surplus(channel, most);
        boolean isFresh = pipeline.get(DECODER) != null && pipeline.get(UPGRADE_TO_HTTP2) == null;
        if (surplus > most || surplus > 0 && !isFresh) {
            channel.close();
        } else if (isFresh) {
            readStrictly(connection, pipeline, surplus > 0);
        } else if (pipeline.get(UPGRADE_TO_HTTP2) != null && pipeline.get(ENCODER) != null) {
            pipeline.addAfter(UPGRADE_TO_HTTP2, "one", new OneExchange(settings, time.delay()));
        } else {
            Http2Connection streams = pipeline.get(Http2ConnectionHandler.class).connection();
            StreamWatch.begin(streams, channel, settings, time);
        }
    }

    /** Hands {@code request} to {@code edge}, unless its head is larger than those of HTTP/1.1 may be. */
    public void hand(HttpServerRequest request, Edge edge, String mountPoint) {
        Problems problem = request.version() == HttpVersion.HTTP_2 ? heads.problemWith(request) : null;
        if (problem == null) {
            edge.handle(request, mountPoint);
        } else {
            edge.refuse(request, problem);
        }
    }

    private int surplus(Channel channel, int most) {
        Gatekeeper.postAtTheGateOf(channel, most, crowds);
        return crowds.place(channel) - most;
    }

    private void readStrictly(HttpConnection connection, ChannelPipeline pipeline, boolean surplus) {
        ConnectionWatch watch = guard(pipeline, surplus);
        if (!connection.isSsl()) {
            pipeline.addAfter(ENCODER, "lingering", new LingeringClose(watch.decoder(), time.delay()));
        }
    }

    private ConnectionWatch guard(ChannelPipeline pipeline, boolean surplus) {
        ConnectionWatch watch = new ConnectionWatch(settings, time);
        if (surplus) {
            watch.decoder().turnAway(Problems.TOO_MANY_CONNECTIONS);
        }
        pipeline.replace(DECODER, DECODER, watch.decoder());
        pipeline.addAfter(ENCODER, "watch", watch);
        return watch;
    }
}
