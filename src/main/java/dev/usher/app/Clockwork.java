package dev.usher.app;

import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Time and chance, handed to whatever depends on them. */
record Clockwork(Ticker ticker, InstantSource clock, Delay delay, RandomGenerator random) {
    /** The time of this machine, with waits on the timers of {@code vertx}. */
    static Clockwork of(Vertx vertx) {
        return new Clockwork(
                Ticker.system(),
                InstantSource.system(),
                Delay.on(vertx),
                () -> ThreadLocalRandom.current().nextLong());
    }
}
