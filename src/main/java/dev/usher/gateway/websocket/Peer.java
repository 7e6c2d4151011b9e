package dev.usher.gateway.websocket;

import dev.usher.service.Body;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One side of a WebSocket. It is read only while the other takes what is written to it. It ends by the closing handshake of
 * RFC 6455 §7, whichever side begins it, or by being gone, and is cut where it has not ended {@link #CLOSING} after our Close.
 */
final class Peer implements FrameReader.Listener, Watch.Watched {
    static final Duration CLOSING = Duration.ofSeconds(10);

    private final Body.Tunnel tunnel;
    private final @Nullable RandomGenerator masks;
    private final FrameReader reader;
    private final Watch watch;
    private final Delay delay;
    private @Nullable Peer other;
    private Runnable onGone = () -> {};
    private @Nullable Buffer owed;
    private Future<Void> lastWord = Future.succeededFuture();
    private Delay.@Nullable Pending end;
    private boolean paused = true;
    private boolean ended;
    private boolean closeSent;
    private boolean closeReceived;
    private boolean gone;

    /** A side whose frames come unmasked and go masked by {@code masks}, or the other way round where there are none. */
    Peer(Body.Tunnel tunnel, @Nullable RandomGenerator masks, Clockwork time, Duration idle) {
        this.tunnel = tunnel;
        this.masks = masks;
        this.delay = time.delay();
        this.reader = new FrameReader(masks == null, this);
        this.watch = new Watch(time, idle, this);
    }

    /** Passes on to {@code opposite} what comes from now on, and runs {@code action} when this side is gone. */
    void begin(Peer opposite, Runnable action) {
        other = opposite;
        onGone = action;
        // Whatever tears the connection ends it too, which the next handler hears.
        tunnel.socket().exceptionHandler(torn -> {});
        tunnel.socket().closeHandler(closed -> finish());
        tunnel.socket().drainHandler(drained -> {
            pong();
            opposite.settle();
        });
        tunnel.socket().handler(this::receive);
        watch.begin();
        settle();
    }

    private void receive(Buffer bytes) {
        if (gone) {
            return;
        }
        watch.hear();
        if (!closeReceived) {
            reader.read(bytes);
        }
        settle();
    }

    /** Reads on, or not. */
    private void settle() {
        boolean full = other != null && other.isFull();
        if (gone || ended || paused == full) {
            return;
        }
        paused = full;
        if (full) {
            tunnel.socket().pause();
        } else {
            tunnel.socket().resume();
        }
    }

    private boolean isFull() {
        return !gone && tunnel.socket().writeQueueFull();
    }

    @Override
    public void data(Buffer frame) {
        if (other != null && !closeReceived) {
            other.write(frame);
        }
    }

    @Override
    public void control(int opcode, Buffer payload) {
        if (opcode == Opcode.PING) {
            owed = payload;
            pong();
        } else if (opcode == Opcode.CLOSE && !closeReceived) {
            hearClose(new CloseReason(payload));
        }
    }

    /** Answers the last ping as soon as there is room for it; those before it need no answer of their own (§5.5.3). */
    private void pong() {
        if (owed != null && !isFull()) {
            write(frame(Opcode.PONG, owed));
            owed = null;
        }
    }

    private void hearClose(CloseReason reason) {
        if (!reason.isAllowed()) {
            malformed();
            return;
        }
        closeReceived = true;
        close(reason);
        if (other != null) {
            other.close(reason);
        }
        lastWord.onComplete(said -> cut());
    }

    @Override
    public void malformed() {
        close(CloseReason.PROTOCOL_ERROR);
        leave();
    }

    @Override
    public boolean isRead() {
        return !paused;
    }

    @Override
    public void ask() {
        if (!isFull()) {
            write(frame(Opcode.PING, Buffer.buffer()));
        }
    }

    @Override
    public void lose() {
        close(CloseReason.GOING_AWAY);
        leave();
    }

    /** Sends a Close frame, once, and waits for what comes back. */
    void close(CloseReason reason) {
        if (closeSent || gone) {
            return;
        }
        lastWord = tunnel.socket().write(frame(Opcode.CLOSE, reason.payload()));
        closeSent = true;
        end = delay.after(CLOSING.toNanos(), this::cut);
    }

    private void write(Buffer frame) {
        if (!closeSent && !gone) {
            tunnel.socket().write(frame);
        }
    }

    private Buffer frame(int opcode, Buffer payload) {
        FrameHead head = FrameHead.of(opcode, masks == null ? null : masks.nextInt(), payload.length());
        return head.before(head.masked(payload));
    }

    /** The connection has ended. What it has brought, and nobody has read for the sake of the other side, is heard first. */
    private void finish() {
        if (!gone) {
            ended = true;
            tunnel.socket().resume();
            delay.after(0, this::vanish);
        }
    }

    private void cut() {
        tunnel.cancellation().cancel();
        vanish();
    }

    private void vanish() {
        if (gone) {
            return;
        }
        gone = true;
        // A connection that ends while it is paused keeps what it has read, in memory that nobody else would give back.
        tunnel.socket().resume();
        watch.end();
        if (end != null) {
            end.cancel();
        }
        leave();
        onGone.run();
    }

    /** Tells the other side that there is nobody here any more, and reads what it still has to say. */
    private void leave() {
        if (other != null) {
            other.close(CloseReason.GOING_AWAY);
            other.settle();
        }
    }
}
