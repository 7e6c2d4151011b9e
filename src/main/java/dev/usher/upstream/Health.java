package dev.usher.upstream;

import dev.usher.service.ServiceException.Kind;
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
 * @param circuit whether it is asked at all
 */
public record Health(
        boolean ready, long since, boolean heard, long lastAnswer, long quietUntil, long saidAt, Circuit circuit) {
    /** The wait where a starting server names none, and the least wait where it names one. */
    static final long SHORTEST_WAIT = Duration.ofMillis(500).toNanos();

    private static final long RECENT = Duration.ofSeconds(60).toNanos();

    /** A server of which nothing is known at {@code now}. */
    static Health unknown(long now) {
        return new Health(true, now, false, now, now, now, Circuit.CLOSED);
    }

    /** The nanoseconds from {@code now} during which nobody shall knock; zero or less where no such word stands. */
    public long quietNanos(long now) {
        return quietUntil - now;
    }

    /**
     * Whether asking it is of use: it answers, or it has within the last minute, and is not known to be down. A server that
     * starts answers that it does, be it for hours; one that restarts is back before long.
     */
    public boolean isReachable(long now) {
        return !isDown() && (ready || hasAnsweredLately(now));
    }

    /** Whether it has given no answer to so many attempts in a row that it is left alone. */
    public boolean isDown() {
        return circuit.open();
    }

    /** Whether an attempt that ends so has found nobody who answers; what a certificate lacks is told by somebody. */
    static boolean isDead(Kind kind) {
        return switch (kind) {
            case CONNECTION_REFUSED,
                    CONNECTION_TIMEOUT,
                    DESTINATION_UNAVAILABLE,
                    CONNECTION_TERMINATED,
                    RESPONSE_TIMEOUT -> true;
            default -> false;
        };
    }

    private boolean hasAnsweredLately(long now) {
        return heard && now - lastAnswer <= RECENT;
    }

    /** The same server with another {@code circuit}. */
    Health with(Circuit other) {
        return new Health(ready, since, heard, lastAnswer, quietUntil, saidAt, other);
    }

    /** It has done what it was asked: whatever it said before is past. */
    Health ready(long now) {
        return new Health(true, ready ? since : now, true, now, now, now, Circuit.CLOSED);
    }

    /** It says of itself that it is well, which it may say of itself while it hangs otherwise. */
    Health well(CircuitRule rule, long now) {
        return ready(now).with(circuit.well(rule));
    }

    /** It has answered with a failure, its own or that of a proxy before it: it is there, and no more is known. */
    Health failing(long now) {
        return new Health(ready, since, true, now, quietUntil, saidAt, Circuit.CLOSED);
    }

    /** It has answered what says nothing of how it is. */
    Health alive() {
        return with(Circuit.CLOSED);
    }

    /** It is starting and asked at {@code now} for a wait, in answer to a request made at {@code asked}. */
    Health starting(long asked, long now, long wait) {
        return lost(now, true).quiet(asked, now, Math.max(wait, SHORTEST_WAIT));
    }

    /** Nobody listens there: it is restarting if it answered a short while ago, else it is gone. */
    Health refusing(CircuitRule rule, long asked, long now) {
        Health lost = lost(now, false);
        return hasAnsweredLately(now) ? lost.quiet(asked, now, SHORTEST_WAIT) : lost.dead(rule, now);
    }

    /** It has cut a connection, as a server does that goes down to restart, and as one does that will not come up. */
    Health cutting(CircuitRule rule, long now) {
        return hasAnsweredLately(now) ? this : dead(rule, now);
    }

    /** One more attempt has found nobody who answers; where that opens the circuit, the server is lost. */
    Health dead(CircuitRule rule, long now) {
        Circuit next = circuit.failed(rule, now);
        return (next.open() ? lost(now, false) : this).with(next);
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
                false,
                ready ? now : since,
                heard || answered,
                answered ? now : lastAnswer,
                quietUntil,
                saidAt,
                answered ? Circuit.CLOSED : circuit);
    }

    /**
     * A later word replaces the one that stands, be it longer or shorter: a server on its way up knows better each time. A
     * request made before the standing word was heard brings no later word; it may lengthen the wait, never shorten it.
     */
    private Health quiet(long asked, long now, long wait) {
        long until = now + wait;
        boolean outdated = asked - saidAt < 0 && until - quietUntil < 0;
        return outdated ? this : new Health(ready, since, heard, lastAnswer, until, now, circuit);
    }
}
