package dev.usher.upstream;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Hears that a server has ended its connection before Vert.x does, which drops what a slow reader has not taken when a
 * connection closes. One whose request has gone whole and whose answer has come whole is closed by Vert.x once that is read; any
 * other one is closed here, and so is one on which Vert.x asks all the same.
 */
final class ConnectionEnd extends ChannelDuplexHandler {
    private final ExchangeCodec codec;
    private final Runnable retire;
    private boolean ended;

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
            ended = true;
            retire.run();
        } else {
            close(here);
        }
    }

    @Override
    public void write(ChannelHandlerContext here, Object part, ChannelPromise promise) {
        here.write(part, promise);
        if (ended && part instanceof HttpRequest) {
            close(here);
        }
    }

    /** Past the handler of TLS, which would wait for the server to take its farewell. */
    private static void close(ChannelHandlerContext here) {
        here.pipeline().firstContext().close();
    }
}
