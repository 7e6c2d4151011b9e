package dev.usher.gateway;

import dev.usher.time.Delay;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client has been refused, and may not have noticed, in two steps: first what goes out, then all. A
 * connection that is closed while its client still sends is reset, and the answer may be lost with it (RFC 9112 §9.6).
 */
final class LingeringClose extends ChannelOutboundHandlerAdapter {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private final StrictDecoder decoder;
    private final Delay delay;
    private Delay.@Nullable Pending end;

    /** A way to close the connection of {@code decoder}, which drops what still comes once it has given up. */
    LingeringClose(StrictDecoder decoder, Delay delay) {
        this.decoder = decoder;
        this.delay = delay;
    }

    @Override
    public void close(ChannelHandlerContext here, ChannelPromise promise) {
        if (end == null && decoder.isOver() && here.channel() instanceof DuplexChannel channel && channel.isActive()) {
            linger(here, channel, promise);
        } else {
            here.close(promise);
        }
    }

    private void linger(ChannelHandlerContext here, DuplexChannel channel, ChannelPromise promise) {
        end = delay.after(PATIENCE, here::close);
        channel.config().setAutoRead(true);
        channel.closeFuture().addListener(closed -> promise.trySuccess());
        here.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> channel.shutdownOutput());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        if (end != null) {
            end.cancel();
        }
    }
}
