package dev.usher.upstream;

/**
 * Whether a server is asked at all, as a value: what it makes of an event is a new one. It opens after so many attempts in a
 * row that found the server dead, and any answer closes it, for a server that answers lives. While it is open one attempt at
 * a time is let through, as a trial. All times are readings of one {@code Ticker}, in nanoseconds.
 *
 * @param failures the attempts in a row up to now that found the server dead
 * @param open whether the server counts as down
 * @param since when it came to that, where it is open
 * @param nextTrial when the next attempt is let through, where it is open
 */
record Circuit(int failures, boolean open, long since, long nextTrial) {
    /** Closed, and nothing stands against the server. */
    static final Circuit CLOSED = new Circuit(0, false, 0, 0);

    /** What becomes of an attempt. */
    sealed interface Admission {
        /** It is made like any other. */
        record Pass() implements Admission {
            static final Pass FREELY = new Pass();
        }

        /**
         * It is made as the one that finds out.
         *
         * @param of when the circuit opened for which it is made
         */
        record Trial(long of) implements Admission {}

        /** It is not made: the server is tried again no earlier than in {@code nanos} nanoseconds. */
        record Refuse(long nanos) implements Admission {}
    }

    /** What becomes of an attempt at {@code now}. */
    Admission admit(long now) {
        if (!open) {
            return Admission.Pass.FREELY;
        }
        return nextTrial - now > 0 ? new Admission.Refuse(nextTrial - now) : new Admission.Trial(since);
    }

    /** A trial is made at {@code now}: until it ends, or {@code lease} nanoseconds have passed, there is no other. */
    Circuit trying(long now, long lease) {
        return new Circuit(failures, open, since, now + lease);
    }

    /** The trial of the circuit that opened at {@code of} has ended, and the next one may be made at {@code next}. */
    Circuit tried(long of, long next) {
        return open && since == of ? new Circuit(failures, true, since, next) : this;
    }

    /** One more attempt has found the server dead. */
    Circuit failed(CircuitRule rule, long now) {
        if (open || rule.failures() == 0) {
            return this;
        }
        int more = failures + 1;
        return more < rule.failures()
                ? new Circuit(more, false, 0, 0)
                : new Circuit(more, true, now, now + rule.pause().toNanos());
    }

    /**
     * The server says of itself that it is well. It has said no more than that: where the circuit was open, the next attempt
     * that finds it dead opens it again.
     */
    Circuit well(CircuitRule rule) {
        return open ? new Circuit(rule.failures() - 1, false, 0, 0) : this;
    }
}
