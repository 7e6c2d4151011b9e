package dev.usher.upstream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/** Writes the requests of one connection and reads their answers, one after another, and knows how far it has come with them. */
final class ExchangeCodec extends CombinedChannelDuplexHandler<AnswerDecoder, ExchangeCodec.Asking> {
    /** Tells the decoder what has been asked. */
    static final class Asking extends HttpRequestEncoder {
        private final AnswerDecoder decoder;
        private long begun;
        private long gone;

        private Asking(AnswerDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) throws Exception {
            if (!(part instanceof LastHttpContent)) {
                super.write(context, part, promise);
                return;
            }
            ChannelPromise end = promise.unvoid();
            super.write(context, part, end);
            long number = begun;
            end.addListener(sent -> gone = number);
        }

        @Override
        protected void encode(ChannelHandlerContext context, Object part, List<Object> out) throws Exception {
            if (part instanceof HttpRequest request) {
                decoder.expect(request.method());
                begun++;
            }
            super.encode(context, part, out);
        }
    }

    private long reserved;

    ExchangeCodec(AnswerDecoder decoder) {
        super(decoder, new Asking(decoder));
    }

    /** The number of the next request, which has this connection from now on, though it may begin late. */
    long reserve() {
        reserved = begun() + 1;
        return reserved;
    }

    private long begun() {
        return outboundHandler().begun;
    }

    /** Whether the last request has gone whole, and its answer has come whole. */
    boolean isAtRest() {
        return reserved <= begun()
                && outboundHandler().gone == begun()
                && !inboundHandler().isAwaited();
    }

    /**
     * Whether request {@code number}, counted from one, is the last that has begun, and either the system has not taken all of
     * it or its answer has not come whole.
     */
    boolean isUnderWay(long number) {
        return begun() == number
                && (outboundHandler().gone < number || inboundHandler().isAwaited());
    }
}
