/**
 * Time as an argument: a {@link dev.usher.time.Ticker} for durations, a {@link dev.usher.time.Delay} for waiting, and the
 * JDK's {@link java.time.InstantSource} for dates. Nothing outside this package and {@code app} reads a clock, so that
 * every rule that depends on time can be tested to the nanosecond without waiting.
 *
 * <p>It knows nothing of HTTP. We chose our own two-method interfaces over passing a {@code Vertx} because a filter that
 * only waits should not be able to open a socket.
 */
@NullMarked
package dev.usher.time;

import org.jspecify.annotations.NullMarked;
