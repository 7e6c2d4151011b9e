package dev.usher.gateway;

import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * The time of one connection. A head that drips is given up, and so is a connection that is quiet; but nothing ends while an
 * answer is due. A request whose head comes in one piece starts no timer: what it costs is a reading of the clock.
 */
final class ConnectionWatch extends ChannelOutboundHandlerAdapter {
    private final long headTime;
    private final long idleTime;
    private final Clockwork time;
    private final StrictDecoder decoder;
    private Delay.@Nullable Pending head;
    private Delay.@Nullable Pending idle;
    private @Nullable ChannelHandlerContext context;
    private long quietSince;
    private int due;

    /** A watch over one connection, whose decoder it makes. */
    ConnectionWatch(ListenerSettings settings, Clockwork time) {
        this.headTime = settings.headTimeout().toNanos();
        this.idleTime = settings.idleTimeout().toNanos();
        this.time = time;
        this.decoder = new StrictDecoder(settings, this);
    }

    StrictDecoder decoder() {
        return decoder;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        quietSince = time.ticker().nanos();
        headBegins();
        idle = time.delay().after(idleTime, () -> endIfQuiet(added));
    }

    /** A part of a head has come: the rest must follow in time. */
    void headBegins() {
        ChannelHandlerContext here = context;
        if (head == null && here != null) {
            head = time.delay().after(headTime, () -> headIsLate(here));
        }
    }

    /** A head has come whole, or been refused: an answer to it is due. */
    void headEnds() {
        due++;
        if (head != null) {
            head.cancel();
            head = null;
        }
    }

    /** Content has come, perhaps behind an answer that did not wait for it. */
    void contentCame() {
        if (due == 0) {
            quietSince = time.ticker().nanos();
        }
    }

    @Override
    public void write(ChannelHandlerContext here, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            due--;
            quietSince = time.ticker().nanos();
        }
        here.write(message, promise);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** The connection speaks HTTP/1.1 no more: it has ended, or become something else. */
    void end() {
        if (head != null) {
            head.cancel();
        }
        if (idle != null) {
            idle.cancel();
        }
        context = null;
    }

    /** Who is owed an answer may take its time, and so may who is not read from. One who has sent nothing is not told why. */
    private void headIsLate(ChannelHandlerContext here) {
        head = null;
        if (due > 0 || !here.channel().config().isAutoRead()) {
            headBegins();
        } else if (!decoder.giveUp(Problems.HEAD_TOO_SLOW)) {
            here.channel().close();
        }
    }

    private void endIfQuiet(ChannelHandlerContext here) {
        long rest = due > 0 || head != null
                ? idleTime
                : quietSince + idleTime - time.ticker().nanos();
        if (rest <= 0) {
            here.channel().close();
        } else {
            idle = time.delay().after(rest, () -> endIfQuiet(here));
        }
    }
}
