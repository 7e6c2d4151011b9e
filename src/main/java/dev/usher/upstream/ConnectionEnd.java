package dev.usher.upstream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/**
 * Hears that a server has ended its connection before Vert.x does, which drops what a slow reader has not taken when a
 * connection closes. One on which an answer has come whole is closed by Vert.x once that is read; any other one is closed here.
 */
final class ConnectionEnd extends ChannelInboundHandlerAdapter {
    private final ExchangeCodec codec;
    private final Runnable retire;

    /** Runs {@code retire}, which lets Vert.x close the connection of {@code codec} when nobody waits for an answer on it. */
    ConnectionEnd(ExchangeCodec codec, Runnable retire) {
        this.codec = codec;
        this.retire = retire;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext here) {
        here.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext here, Object event) {
        if (event != ChannelInputShutdownEvent.INSTANCE) {
            here.fireUserEventTriggered(event);
        } else if (codec.isAtRest()) {
            retire.run();
        } else {
            // Past the handler of TLS, which would wait for the server to take its farewell.
            here.pipeline().firstContext().close();
        }
    }
}
