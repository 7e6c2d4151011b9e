package dev.usher.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

/** The hold of one request on its connection, which lasts until both the request and its answer have ended. */
final class Hold {
    private final HttpClientRequest request;
    private final @Nullable ChannelPipeline pipeline;
    private final long number;

    /** The hold of {@code request}, of which nothing has been sent. */
    Hold(HttpClientRequest request) {
        this.request = request;
        this.pipeline = ClientChannels.pipeline(request.connection());
        ExchangeCodec codec = codec();
        this.number = codec == null ? 0 : codec.reserve();
    }

    private @Nullable ExchangeCodec codec() {
        return pipeline == null ? null : pipeline.get(ExchangeCodec.class);
    }

    /** Once the request is reset, one that has waited for the connection may have it under the same number, if this one was never sent. */
    private boolean isOurs() {
        ExchangeCodec codec = codec();
        return codec != null && codec.isUnderWay(number);
    }

    /**
     * Resets the request, and ends its connection unless somebody else has that by now. Vert.x lets a connection that it closes
     * wait for what has not been sent: a server that reads nothing more would keep it, and its place in the pool, for ever. And
     * it does not close one whose answer has ended before its request. The caller must be on the connection's event loop.
     */
    void tear() {
        boolean wasOurs = isOurs();
        request.reset();
        if (pipeline != null && wasOurs && isOurs()) {
            // The pool must know before its next request that this one is not to be had.
            request.connection().close();
            tear(pipeline);
        }
    }

    /**
     * Ends the connection, because a write has thrown: Vert.x writes nothing more on it, and would hand it out again all the same.
     */
    void drop() {
        request.connection().close();
        if (pipeline != null) {
            tear(pipeline);
        }
    }

    /**
     * With a RST, or the system would keep for a while what it holds for a server that takes nothing, and past the handler of TLS,
     * which would wait for that server to take its farewell.
     */
    private static void tear(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            pipeline.firstContext().close();
        }
    }
}
