package dev.usher.gateway;

import dev.usher.identity.ClientAddress;
import dev.usher.time.Clockwork;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Receives the connections that come to a listener, on all its event loops: counts them by address, and puts each that speaks
 * HTTP/1.1 behind a {@link StrictDecoder} and under a {@link ConnectionWatch}. Of an address that has too many, as many
 * again as it may have are told so; what comes beyond those is closed without a word.
 */
public final class Reception {
    /** What Vert.x calls its handlers in the pipeline of HTTP/1.1. */
    private static final String DECODER = "httpDecoder";

    private static final String ENCODER = "httpEncoder";

    private final ListenerSettings settings;
    private final Clockwork time;
    private final LongAdder present;
    private final Channels channels;
    private final Crowds crowds = new Crowds();

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
    }

    /** Receives a connection of which nothing has been read; to be called on its event loop. */
    public void receive(HttpConnection connection) {
        Channel channel = channels.of(connection);
        present.increment();
        channel.closeFuture().addListener(closed -> present.decrement());
        int most = settings.connectionsPerAddress();
        int surplus = most == 0 ? 0 : count(channel, connection.remoteAddress()) - most;
        boolean isHttp1 = channel.pipeline().get(DECODER) != null;
        if (surplus > most || surplus > 0 && !isHttp1) {
            channel.close();
        } else if (isHttp1) {
            ConnectionWatch watch = guard(channel.pipeline(), surplus > 0);
            if (!connection.isSsl()) {
                channel.pipeline().addAfter(ENCODER, "lingering", new LingeringClose(watch.decoder(), time.delay()));
            }
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

    private int count(Channel channel, @Nullable SocketAddress remote) {
        String host = remote == null ? null : remote.hostAddress();
        ClientAddress address = host == null ? null : ClientAddress.parse(host);
        if (address == null) {
            return 0;
        }
        String group = address.group();
        int company = crowds.enter(group);
        channel.closeFuture().addListener(closed -> crowds.leave(group));
        return company;
    }
}
