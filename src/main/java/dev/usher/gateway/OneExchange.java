package dev.usher.gateway;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
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

/**
 * Lets one request of HTTP/1.1 pass, and nothing behind it, and ends the connection with its answer unless that switches
 * protocols. The head was not read strictly, so that nobody can be sure where it ends; where no second request is read, none can
 * be smuggled.
 */
final class OneExchange extends ChannelDuplexHandler {
    private boolean over;
    private boolean answered;

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
    }

    @Override
    public void write(ChannelHandlerContext here, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            answered = head.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        }
        boolean last = answered && message instanceof LastHttpContent;
        here.write(message, last ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
    }
}
