package dev.usher.upstream;

import java.time.Duration;

/**
 * What is known of a server at one moment. All times are readings of one {@code Ticker}, in nanoseconds. Immutable.
 *
 * @param ready whether it answers what it is asked, as far as anybody has seen; a server that nobody has asked counts as ready
 * @param since when it became so
 * @param heard whether it has ever answered
 * @param lastAnswer when it last answered, if it has
 * @param quietUntil until when nobody shall knock; in the past where no such word stands
 * @param saidAt when that word was heard
 */
public record Health(boolean ready, long since, boolean heard, long lastAnswer, long quietUntil, long saidAt) {
    /** The wait where a starting server names none, and the least wait where it names one. */
    static final long SHORTEST_WAIT = Duration.ofMillis(500).toNanos();

    private static final long RECENT = Duration.ofSeconds(60).toNanos();

    /** A server of which nothing is known at {@code now}. */
    static Health unknown(long now) {
        return new Health(true, now, false, now, now, now);
    }

    /** The nanoseconds from {@code now} during which nobody shall knock; zero or less where no such word stands. */
    public long quietNanos(long now) {
        return quietUntil - now;
    }

    /**
     * Whether asking it is of use: it answers, or it has within the last minute. A server that starts answers that it does, be
     * it for hours; one that restarts is back before long.
     */
    public boolean isReachable(long now) {
        return ready || heard && now - lastAnswer <= RECENT;
    }

    /** It has done what it was asked: whatever it said before is past. */
    Health ready(long now) {
        return new Health(true, ready ? since : now, true, now, now, now);
    }

    /** It has answered with a failure, its own or that of a proxy before it: it is there, and no more is known. */
    Health failing(long now) {
        return new Health(ready, since, true, now, quietUntil, saidAt);
    }

    /** It is starting and asked at {@code now} for a wait, in answer to a request made at {@code asked}. */
    Health starting(long asked, long now, long wait) {
        return lost(now, true).quiet(asked, now, Math.max(wait, SHORTEST_WAIT));
    }

    /** Nobody listens there: it is restarting if it answered a short while ago, else it is gone. */
    Health refusing(long asked, long now) {
        Health lost = lost(now, false);
        return heard && now - lastAnswer <= RECENT ? lost.quiet(asked, now, SHORTEST_WAIT) : lost;
    }

    /** It cannot be reached at all. */
    Health unreachable(long now) {
        return lost(now, false);
    }

    /** Somebody answers, but not the server. */
    Health elsewhere(long now) {
        return lost(now, true);
    }

    private Health lost(long now, boolean answered) {
        return new Health(
                false, ready ? now : since, heard || answered, answered ? now : lastAnswer, quietUntil, saidAt);
    }

    /**
     * A later word replaces the one that stands, be it longer or shorter: a server on its way up knows better each time. A
     * request made before the standing word was heard brings no later word; it may lengthen the wait, never shorten it.
     */
    private Health quiet(long asked, long now, long wait) {
        long until = now + wait;
        boolean outdated = asked - saidAt < 0 && until - quietUntil < 0;
        return outdated ? this : new Health(ready, since, heard, lastAnswer, until, now);
    }
}
