package dev.usher.gateway;

import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time of a connection that Vert.x has not shown yet, because its handshake is not done or nobody knows which protocol it
 * speaks. All that together may take no longer than a head; octets that drip do not lengthen it.
 */
final class Newcomer extends ChannelHandlerAdapter {
    static final String NAME = "newcomer";

    private final Duration patience;
    private @Nullable Future<?> end;

    Newcomer(Duration patience) {
        this.patience = patience;
    }

    /** The connection of {@code pipeline} has been shown: others watch over it now. */
    static void isWelcome(ChannelPipeline pipeline) {
        if (pipeline.get(NAME) != null) {
            pipeline.remove(NAME);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext here) {
        end = here.executor().schedule(() -> here.channel().close(), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        if (end != null) {
            end.cancel(false);
        }
    }
}
