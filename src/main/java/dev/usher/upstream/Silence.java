package dev.usher.upstream;

import dev.usher.time.Delay;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The silence of a server within one exchange: it takes nothing of the request and sends nothing of its answer, though it is its
 * turn. Whoever else is slow, be it the client with its request or the reader of the answer, does not make the server silent.
 */
final class Silence {
    private final Idle idle;
    private final BooleanSupplier turn;
    private final Runnable tooLong;
    private long since;
    private boolean over;
    private Delay.@Nullable Pending alarm;

    /** Runs {@code tooLong}, once, when it has lasted for the time of {@code idle} while {@code turn} says that it is the server's. */
    Silence(Idle idle, BooleanSupplier turn, Runnable tooLong) {
        this.idle = idle;
        this.turn = turn;
        this.tooLong = tooLong;
    }

    /** Begins anew: the server has taken or sent something, or it may have become its turn. */
    void begin() {
        if (!over && idle.isLimited()) {
            since = idle.ticker().nanos();
            if (alarm == null) {
                alarm = idle.delay().after(idle.nanos(), this::look);
            }
        }
    }

    /** Nobody listens any more. */
    void end() {
        over = true;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    /** Nobody sets a timer for each part: the one that is set looks when the last part came or went. */
    private void look() {
        alarm = null;
        if (!turn.getAsBoolean()) {
            return;
        }
        long left = since + idle.nanos() - idle.ticker().nanos();
        if (left > 0) {
            alarm = idle.delay().after(left, this::look);
        } else {
            end();
            tooLong.run();
        }
    }
}
