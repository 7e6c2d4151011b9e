package dev.usher.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may happen.
 *
 * @param permits how many times, one or more
 * @param per in how long, at least a nanosecond for each permit
 * @param burst how many at once after a long enough rest, one or more
 */
public record Rate(long permits, Duration per, long burst) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/(second|minute|hour)");
    private static final long LONGEST_REFILL = Duration.ofDays(366).toNanos();

    public Rate {
        if (permits < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate needs one permit and a burst of one at least: " + permits
                    + " per " + per + ", burst " + burst);
        }
        if (per.compareTo(Duration.ofNanos(permits)) < 0 || per.compareTo(Duration.ofNanos(LONGEST_REFILL)) > 0) {
            throw new IllegalArgumentException(
                    "a rate's time is a nanosecond for each permit at least, and a year at most: " + per);
        }
        if (burst > LONGEST_REFILL / interval(permits, per)) {
            throw new IllegalArgumentException("a burst of " + burst + " takes more than a year to come back");
        }
    }

    /** The rate that {@code text} names, {@code 50/second}, {@code 10/minute} or {@code 5/hour}, with a burst of its permits. */
    public static Rate parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a rate such as 50/second, 10/minute or 5/hour: " + text);
        }
        long permits = Long.parseLong(matcher.group(1));
        return new Rate(permits, unit(matcher.group(2)), permits);
    }

    /** This rate with another burst. */
    public Rate withBurst(long newBurst) {
        return new Rate(permits, per, newBurst);
    }

    /** The nanoseconds in which one permit comes back, rounded up. */
    public long intervalNanos() {
        return interval(permits, per);
    }

    /** The nanoseconds in which a spent burst comes back. */
    public long refillNanos() {
        return burst * intervalNanos();
    }

    private static long interval(long permits, Duration per) {
        long nanos = per.toNanos();
        return nanos / permits + (nanos % permits == 0 ? 0 : 1);
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "second" -> Duration.ofSeconds(1);
            case "minute" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
    }
}
