package dev.usher.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands in the channel that listens and counts each connection when it is accepted, be its handshake ever done or not. Who
 * has twice as many as he may have gets no more, and is not told: that would take a handshake.
 */
final class Gatekeeper extends ChannelInboundHandlerAdapter {
    private static final String NAME = "gatekeeper";

    private final int most;
    private final Crowds crowds;

    private Gatekeeper(int most, Crowds crowds) {
        this.most = most;
        this.crowds = crowds;
    }

    /** Has the listener that accepted {@code channel} kept from now on: {@code most} connections of an address are within bounds. */
    static void postAtTheGateOf(Channel channel, int most, Crowds crowds) {
        Channel listener = channel.parent();
        if (listener != null && listener.pipeline().get(NAME) == null) {
            listener.eventLoop().execute(() -> {
                if (listener.pipeline().get(NAME) == null) {
                    listener.pipeline().addFirst(NAME, new Gatekeeper(most, crowds));
                }
            });
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object accepted) {
        Channel channel = (Channel) accepted;
        if (crowds.place(channel) > 2L * most) {
            crowds.leave(channel);
            channel.unsafe().closeForcibly();
        } else {
            here.fireChannelRead(channel);
        }
    }
}
