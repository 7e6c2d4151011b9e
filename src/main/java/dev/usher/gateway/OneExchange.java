package dev.usher.gateway;

import dev.usher.time.Delay;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request of HTTP/1.1 pass, and nothing behind it. The head was not read strictly, so that nobody can be sure where it
 * ends; where no second request is read, none can be smuggled. The connection ends when both the request and its answer have,
 * unless that switches protocols; content that still comes behind the answer has the time of an idle connection.
 */
final class OneExchange extends ChannelDuplexHandler {
    private final Duration patience;
    private final Delay delay;
    private Delay.@Nullable Pending end;
    private boolean over;
    private boolean answering;
    private boolean answered;

    OneExchange(Duration patience, Delay delay) {
        this.patience = patience;
        this.delay = delay;
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        if (over && message instanceof HttpObject) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request && !request.headers().contains(HttpHeaderNames.UPGRADE)) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        over = message instanceof LastHttpContent;
        here.fireChannelRead(message);
        if (over && answered) {
            here.close();
        }
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
            end = delay.after(patience.toNanos(), here::close);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        if (end != null) {
            end.cancel();
        }
    }
}
