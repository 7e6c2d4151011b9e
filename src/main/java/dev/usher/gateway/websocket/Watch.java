package dev.usher.gateway.websocket;

import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Listens whether a side is still there. After half the idle time of silence it asks, and after the whole of it without an
 * answer the side is lost. A side that is not being read cannot be heard, and is asked without being doubted.
 */
final class Watch {
    /** What is done about silence. */
    interface Watched {
        /** Whether it is read at all. */
        boolean isRead();

        void ask();

        void lose();
    }

    private final Clockwork time;
    private final long half;
    private final Watched watched;
    private Delay.@Nullable Pending alarm;
    private long heard;
    private boolean asked;

    Watch(Clockwork time, Duration idle, Watched watched) {
        this.time = time;
        this.half = Math.max(1, idle.toNanos() / 2);
        this.watched = watched;
    }

    void begin() {
        hear();
        alarm = time.delay().after(half, this::look);
    }

    void hear() {
        heard = time.ticker().nanos();
        asked = false;
    }

    void end() {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private void look() {
        if (!watched.isRead()) {
            watched.ask();
            hear();
        }
        long silence = time.ticker().nanos() - heard;
        if (silence >= 2 * half) {
            watched.lose();
            return;
        }
        if (silence >= half && !asked) {
            asked = true;
            watched.ask();
        }
        alarm = time.delay().after((asked ? 2 * half : half) - silence, this::look);
    }
}
