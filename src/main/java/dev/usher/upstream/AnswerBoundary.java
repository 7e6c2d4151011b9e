package dev.usher.upstream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets each new connection to a server read by an {@link AnswerDecoder}, and ends one on which a server says more than it was
 * asked, once its answer is whole. Where Vert.x is a module that does not show its channels, connections stay as they are.
 */
final class AnswerBoundary implements Handler<HttpConnection> {
    private static final String PACKAGE = "io.vertx.core.http.impl";
    /** What Vert.x calls its own in the pipeline. */
    private static final String CODEC = "codec";
    /** For the rest of the request to which the answer came early. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final HttpDecoderConfig config;
    private final @Nullable Method context = context();

    AnswerBoundary(HttpDecoderConfig config) {
        this.config = config;
    }

    private static @Nullable Method context() {
        try {
            Class<?> type =
                    Class.forName(PACKAGE + ".HttpClientConnection", false, HttpConnection.class.getClassLoader());
            boolean shown = type.getModule().isExported(PACKAGE, AnswerBoundary.class.getModule());
            return shown ? type.getMethod("channelHandlerContext") : null;
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("this Vert.x is none that Usher knows: it hides its channels", other);
        }
    }

    @Override
    public void handle(HttpConnection connection) {
        if (context != null) {
            AnswerDecoder decoder =
                    new AnswerDecoder(config, () -> connection.shutdown(GRACE.toMillis(), TimeUnit.MILLISECONDS));
            pipeline(context, connection)
                    .replace(CODEC, CODEC, new CombinedChannelDuplexHandler<>(decoder, new Asking(decoder)));
        }
    }

    private static ChannelPipeline pipeline(Method context, HttpConnection connection) {
        try {
            return ((ChannelHandlerContext) context.invoke(connection)).pipeline();
        } catch (IllegalAccessException | InvocationTargetException closed) {
            throw new IllegalStateException("a connection hides its channel", closed);
        }
    }

    /** Tells the decoder what has been asked. */
    private static final class Asking extends HttpRequestEncoder {
        private final AnswerDecoder decoder;

        Asking(AnswerDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        protected void encode(ChannelHandlerContext context, Object part, List<Object> out) throws Exception {
            if (part instanceof HttpRequest request) {
                decoder.expect(request.method());
            }
            super.encode(context, part, out);
        }
    }
}
