package dev.usher.fake;

import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The clocks of a fake server: dates in bodies, how long something took, and waiting. */
public record FakeTime(InstantSource instants, Ticker ticker, Delay delay) {
    /** The time of this machine. */
    public static FakeTime real(Vertx vertx) {
        return new FakeTime(InstantSource.system(), Ticker.system(), Delay.on(vertx));
    }
}
