package dev.usher.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer for each request, and nothing besides: what a server sends beyond an answer, or unasked, is dropped, and
 * {@code broken} is run, before anybody hears that the answer has ended. Netty would read it as the next answer, or as the
 * beginning of it (RFC 9112 §9.2). Interim responses that nobody here can pass on are dropped. Requests must not be pipelined.
 */
final class AnswerDecoder extends HttpResponseDecoder {
    private static final Set<Integer> KNOWN = Set.of(100, 101, 103);

    private final Runnable broken;
    private @Nullable HttpMethod asked;
    private boolean interim;
    private boolean unknown;

    AnswerDecoder(HttpDecoderConfig config, Runnable broken) {
        super(config);
        this.broken = broken;
    }

    /** A request is being sent: one answer to it may come from now on. */
    void expect(HttpMethod method) {
        asked = method;
    }

    /** Whether an answer, or the rest of one, is to come. */
    boolean isAwaited() {
        return asked != null;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        int before = out.size();
        if (asked != null) {
            super.decode(context, in, out);
            out.subList(before, out.size()).removeIf(this::isUnknown);
        }
        if (asked == null && in.isReadable()) {
            in.skipBytes(in.readableBytes());
            broken.run();
        }
    }

    /** The connection has ended, and with it an answer that says no other end of itself. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        int before = out.size();
        super.decodeLast(context, in, out);
        out.subList(before, out.size()).removeIf(this::isUnknown);
    }

    /** Heeds {@code part}: whether it is of an interim response that Vert.x would take for the answer (RFC 9110 §15.2). */
    private boolean isUnknown(Object part) {
        if (part instanceof HttpResponse head) {
            interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            unknown = interim && !KNOWN.contains(head.status().code());
        }
        if (part instanceof LastHttpContent && !interim) {
            asked = null;
        }
        return unknown;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage head) {
        return HttpMethod.HEAD.equals(asked) || super.isContentAlwaysEmpty(head);
    }
}
