package dev.usher.upstream;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets each new connection to a server read by an {@link AnswerDecoder}, and ends one on which a server says more than it was
 * asked, or that it has ended itself, once its answer has been read. Where Vert.x is a module that does not show its channels,
 * connections stay as they are.
 */
final class AnswerBoundary implements Handler<HttpConnection> {
    /** What Vert.x calls its own in the pipeline. */
    private static final String CODEC = "codec";
    /** For whoever reads the answer, at his leisure, and for the rest of the request to which it came early. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final HttpDecoderConfig config;

    AnswerBoundary(HttpDecoderConfig config) {
        this.config = config;
    }

    @Override
    public void handle(HttpConnection connection) {
        ChannelPipeline pipeline = ClientChannels.pipeline(connection);
        if (pipeline != null) {
            Runnable retire = () -> connection.shutdown(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            ExchangeCodec codec = new ExchangeCodec(new AnswerDecoder(config, retire));
            pipeline.replace(CODEC, CODEC, codec);
            pipeline.addAfter(CODEC, null, new ConnectionEnd(codec, retire));
        }
    }
}
