package dev.usher.time;

import io.vertx.core.Vertx;
import java.time.InstantSource;

/**
 * The three faces of time, handed together to what needs them all.
 *
 * @param ticker measures durations
 * @param dates tells the date
 * @param delay waits
 */
public record Clockwork(Ticker ticker, InstantSource dates, Delay delay) {
    /** The time of this machine, with waits on the timers of {@code vertx}. */
    public static Clockwork of(Vertx vertx) {
        return of(Delay.on(vertx));
    }

    /** The time of this machine, with waits of that kind. */
    public static Clockwork of(Delay delay) {
        return new Clockwork(Ticker.system(), InstantSource.system(), delay);
    }
}
