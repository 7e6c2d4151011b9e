package dev.usher.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of netty, which sees a head only after a {@link HeadScanner} has read it. What is refused becomes a message
 * that failed to decode, so that its answer has its turn behind those that are still due; nothing behind it is read.
 */
final class StrictDecoder extends HttpRequestDecoder {
    private final HeadScanner scanner;
    private final ConnectionWatch watch;
    private @Nullable Problems unwelcome;
    private int scanned;
    private boolean inContent;
    private boolean over;
    private @Nullable ChannelHandlerContext here;

    /** A decoder for one connection, which tells {@code watch} where heads begin and end. */
    StrictDecoder(ListenerSettings settings, ConnectionWatch watch) {
        super(config(settings));
        this.scanner = new HeadScanner(settings);
        this.watch = watch;
    }

    /** The scanner measures, netty has room for it; the fields come in the map that Vert.x works with. */
    private static HttpDecoderConfig config(ListenerSettings settings) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxTarget() + 2 * HeadScanner.LONGEST_METHOD)
                .setMaxHeaderSize(2 * settings.maxFields())
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setHeadersFactory(Fields.FACTORY);
    }

    /** Answers whatever comes first with {@code problem}. */
    void turnAway(Problems problem) {
        unwelcome = problem;
    }

    /** Answers the head that has not come whole with {@code problem}; returns whether there was one. */
    boolean giveUp(Problems problem) {
        ChannelHandlerContext context = here;
        if (context == null || over || inContent || !scanner.isUnderWay()) {
            return false;
        }
        HttpMessage refused = refused(createInvalidMessage(), problem);
        watch.headEnds();
        context.fireChannelRead(refused);
        context.fireChannelReadComplete();
        return true;
    }

    /** Whether the connection has been given up: what comes is dropped. */
    boolean isOver() {
        return over;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf octets, List<Object> out) throws Exception {
        if (over) {
            octets.skipBytes(octets.readableBytes());
        } else if (inContent) {
            watch.contentCame();
            super.decode(context, octets, out);
            inContent = !endsContent(out);
            refuseUnreadable(out);
        } else {
            decodeHead(context, octets, out);
        }
    }

    private void decodeHead(ChannelHandlerContext context, ByteBuf octets, List<Object> out) throws Exception {
        Problems fault = unwelcome == null ? scan(octets) : unwelcome;
        if (fault != null) {
            octets.skipBytes(octets.readableBytes());
            out.add(refused(createInvalidMessage(), fault));
            watch.headEnds();
            return;
        }
        int start = octets.readerIndex();
        super.decode(context, octets, out);
        scanned -= octets.readerIndex() - start;
        if (!out.isEmpty() && out.get(0) instanceof HttpMessage message) {
            headEnds(message, octets, out);
        } else if (scanner.isUnderWay()) {
            watch.headBegins();
        }
    }

    /** Content that cannot be framed any more: what follows it cannot be told from a next request. */
    private void refuseUnreadable(List<Object> out) {
        for (Object part : out) {
            if (part instanceof HttpObject content && content.decoderResult().isFailure()) {
                refused(content, Problems.MALFORMED);
            }
        }
    }

    private @Nullable Problems scan(ByteBuf octets) {
        int rest = octets.readableBytes() - scanned;
        scanned += scanner.scan(octets, octets.readerIndex() + scanned, rest);
        return scanner.fault();
    }

    private void headEnds(HttpMessage message, ByteBuf octets, List<Object> out) {
        Problems fault = message.decoderResult().isSuccess() ? fault((HttpRequest) message) : null;
        scanner.reset();
        scanned = 0;
        if (fault != null) {
            octets.skipBytes(octets.readableBytes());
            out.subList(1, out.size()).clear();
            refused(message, fault);
        }
        over = message.decoderResult().isFailure();
        inContent = !over && !endsContent(out);
        watch.headEnds();
    }

    /** What is wrong with a head that both have read; they agree where it ends. */
    private @Nullable Problems fault(HttpRequest request) {
        if (!scanner.isComplete() || scanned != 0) {
            return Problems.MALFORMED;
        }
        HttpHeaders fields = request.headers();
        Fields.normaliseClose(fields);
        return fields.contains(HttpHeaderNames.TRANSFER_ENCODING) && !Fields.areChunkedAlone(fields)
                ? Problems.CODING_REFUSED
                : null;
    }

    private <T extends HttpObject> T refused(T message, Problems problem) {
        message.setDecoderResult(DecoderResult.failure(new UnreadableException(problem)));
        over = true;
        return message;
    }

    private static boolean endsContent(List<Object> out) {
        return !out.isEmpty() && out.get(out.size() - 1) instanceof LastHttpContent;
    }

    /** What stands for a head that cannot be read, and is answered in the version of this listener. */
    @Override
    protected HttpMessage createInvalidMessage() {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        here = context;
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        here = null;
        watch.end();
        super.handlerRemoved0(context);
    }
}
