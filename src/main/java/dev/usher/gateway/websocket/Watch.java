package dev.usher.gateway.websocket;

import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Listens whether a side is still there. After half the idle time of silence it asks, and after as long again without an answer
 * the side is lost: be the event loop ever so late, nobody is lost who has not been asked. A side that is not being read cannot
 * be heard, and is asked without being doubted.
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
    private long since;
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
        since = time.ticker().nanos();
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
        long now = time.ticker().nanos();
        if (now - since >= half) {
            if (asked) {
                watched.lose();
                return;
            }
            watched.ask();
            asked = true;
            since = now;
        }
        alarm = time.delay().after(since + half - now, this::look);
    }
}
