package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long to wait before asking again (RFC 9110 §10.2.3). */
public final class RetryAfter {
    /** The longest wait that is believed. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final int MOST_DIGITS = String.valueOf(LONGEST.toSeconds()).length();

    private RetryAfter() {}

    /**
     * The wait that {@code value} asks for at {@code now}: zero for a date that has passed, {@link #LONGEST} at most, empty
     * where the value is neither seconds nor a date.
     */
    public static Optional<Duration> parse(String value, Instant now) {
        String word = value.strip();
        if (isDecimal(word)) {
            return Optional.of(seconds(word));
        }
        return HttpDate.parse(word).map(date -> clamp(Duration.between(now, date)));
    }

    /** The nanoseconds for which {@code fields} ask to wait from {@code now} on; zero where they say nothing legible of it. */
    public static long nanos(MultiMap fields, Instant now) {
        String value = fields.get(HttpHeaders.RETRY_AFTER);
        return value == null ? 0 : parse(value, now).map(Duration::toNanos).orElse(0L);
    }

    /** The value that asks for a wait of {@code nanos}: whole seconds, rounded up, one at least. */
    public static String format(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        long whole = nanos / second;
        return Long.toString(Math.max(1, nanos % second > 0 ? whole + 1 : whole));
    }

    private static boolean isDecimal(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Duration seconds(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.length() - first > MOST_DIGITS
                ? LONGEST
                : clamp(Duration.ofSeconds(Long.parseLong(digits, first, digits.length(), 10)));
    }

    private static Duration clamp(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
