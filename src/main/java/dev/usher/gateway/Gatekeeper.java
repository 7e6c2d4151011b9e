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

    private final ListenerSettings settings;
    private final Crowds crowds;

    private Gatekeeper(ListenerSettings settings, Crowds crowds) {
        this.settings = settings;
        this.crowds = crowds;
    }

    /** Has the listener that accepted {@code channel} kept from now on. */
    static void postAtTheGateOf(Channel channel, ListenerSettings settings, Crowds crowds) {
        Channel listener = channel.parent();
        if (listener != null && listener.pipeline().get(NAME) == null) {
            listener.eventLoop().execute(() -> {
                if (listener.pipeline().get(NAME) == null) {
                    listener.pipeline().addFirst(NAME, new Gatekeeper(settings, crowds));
                }
            });
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object accepted) {
        Channel channel = (Channel) accepted;
        long most = settings.connectionsPerAddress();
        if (most > 0 && crowds.place(channel) > 2 * most) {
            crowds.leave(channel);
            channel.unsafe().closeForcibly();
        } else {
            channel.pipeline().addLast(Newcomer.NAME, new Newcomer(settings.headTimeout()));
            here.fireChannelRead(channel);
        }
    }
}
