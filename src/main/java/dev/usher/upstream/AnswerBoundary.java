package dev.usher.upstream;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets each new connection to a server read by an {@link AnswerDecoder}, and ends one on which a server says more than it was
 * asked, once its answer is whole. Where Vert.x is a module that does not show its channels, connections stay as they are.
 */
final class AnswerBoundary implements Handler<HttpConnection> {
    /** What Vert.x calls its own in the pipeline. */
    private static final String CODEC = "codec";
    /** For the rest of the request to which the answer came early. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final HttpDecoderConfig config;

    AnswerBoundary(HttpDecoderConfig config) {
        this.config = config;
    }

    @Override
    public void handle(HttpConnection connection) {
        ChannelPipeline pipeline = ClientChannels.pipeline(connection);
        if (pipeline != null) {
            AnswerDecoder decoder =
                    new AnswerDecoder(config, () -> connection.shutdown(GRACE.toMillis(), TimeUnit.MILLISECONDS));
            pipeline.replace(CODEC, CODEC, new ExchangeCodec(decoder));
        }
    }
}
