package dev.usher.gateway;

import dev.usher.time.Delay;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request of HTTP/1.1 pass, and nothing behind it. The head was not read strictly, so that nobody can be sure where it
 * ends; where no second request is read, none can be smuggled. What is {@link DecodedHead still seen} to be wrong with it, and
 * content that cannot be framed, is refused. The connection ends when both the request and its answer have,
 * unless that switches protocols; content that still comes behind the answer has the time of an idle connection.
 */
final class OneExchange extends ChannelDuplexHandler {
    private final ListenerSettings settings;
    private final Delay delay;
    private Delay.@Nullable Pending end;
    private boolean over;
    private boolean answering;
    private boolean answered;

    OneExchange(ListenerSettings settings, Delay delay) {
        this.settings = settings;
        this.delay = delay;
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        if (over && message instanceof HttpObject) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            begin(request);
        } else if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            refuse(part, Problems.MALFORMED);
        }
        over |= message instanceof LastHttpContent;
        here.fireChannelRead(message);
        if (over && answered) {
            here.close();
        }
    }

    private void begin(HttpRequest request) {
        Problems fault = DecodedHead.fault(request, settings.maxFieldCount());
        if (fault != null) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
            refuse(request, fault);
        }
        if (over || !request.headers().contains(HttpHeaderNames.UPGRADE)) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    /** What follows cannot be told from a next request, and is not read. */
    private void refuse(HttpObject message, Problems problem) {
        message.setDecoderResult(DecoderResult.failure(new UnreadableException(problem)));
        over = true;
    }

    @Override
    public void write(ChannelHandlerContext here, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            answering = head.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            if (answering) {
                head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
        }
        if (answering && message instanceof LastHttpContent) {
            here.write(message, promise.unvoid().addListener(written -> endWithTheRequest(here)));
        } else {
            here.write(message, promise);
        }
    }

    private void endWithTheRequest(ChannelHandlerContext here) {
        answered = true;
        if (over) {
            here.close();
        } else if (here.channel().isActive()) {
            end = delay.after(settings.idleTimeout().toNanos(), here::close);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        if (end != null) {
            end.cancel();
        }
    }
}
