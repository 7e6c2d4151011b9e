package dev.usher.doctor;

import dev.usher.http.HttpDate;
import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a server's clock is from ours.
 *
 * @param ahead how far it is ahead, negative where it is behind
 * @param doubt how wrong that may be: a date has whole seconds, and nobody knows when on its way the answer was dated
 */
record ClockReading(Duration ahead, Duration doubt) {
    private static final Duration TOLERABLE = Duration.ofSeconds(5);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /** What {@code response} tells, which came at {@code arrival} and was asked for that long before; null where it has no date. */
    static @Nullable ClockReading of(Response response, Instant arrival, Duration roundTrip) {
        String date = response.fields().get(HttpHeaders.DATE);
        Duration half = roundTrip.dividedBy(2);
        return date == null
                ? null
                : HttpDate.parse(date)
                        .map(told -> new ClockReading(
                                Duration.between(arrival.minus(half), told.plus(HALF_A_SECOND)),
                                half.plus(HALF_A_SECOND)))
                        .orElse(null);
    }

    /** Whether the clocks differ by more than anybody would notice, however wrong this reading is. */
    boolean isWrong() {
        return ahead.abs().minus(doubt).compareTo(TOLERABLE) > 0;
    }
}
