package dev.usher.retry;

import dev.usher.service.Outcome;
import dev.usher.service.ServiceException;

/** What to do after an attempt. Computed from values alone. */
public sealed interface RetryDecision {
    /**
     * Hand over what is in hand.
     *
     * @param retryAfterNanos how long the server is still to be left alone, where that is why; else zero
     */
    record GiveUp(long retryAfterNanos) implements RetryDecision {
        static final GiveUp AS_IT_IS = new GiveUp(0);
    }

    /**
     * Send it again, no earlier than in {@code nanos} nanoseconds.
     *
     * @param costs whether that takes from the budget
     */
    record RetryIn(long nanos, boolean costs) implements RetryDecision {}

    /** Send it again when the server may be asked; only the deadline bounds how often. */
    record AwaitReadiness() implements RetryDecision {
        static final AwaitReadiness NOW = new AwaitReadiness();
    }

    /** What came of an attempt. */
    sealed interface Result {
        /**
         * An answer came.
         *
         * @param retryAfterNanos the wait that it asks for, or zero
         */
        record Answered(Outcome outcome, long retryAfterNanos) implements Result {}

        /** No answer came. */
        record Unanswered(ServiceException.Kind kind, boolean maybeProcessed) implements Result {}
    }

    /**
     * What a decision is made from, besides the result.
     *
     * @param policy how stubborn we are
     * @param repeatable whether the request may be executed twice
     * @param failures the failures up to now, this one included, one or more
     * @param remainingNanos the time until the deadline
     * @param quietNanos how long the server is to be left alone, by what all requests have heard of it
     * @param chance a draw from 0 to below 1
     */
    record Situation(
            RetryPolicy policy, boolean repeatable, int failures, long remainingNanos, long quietNanos, double chance) {

        /** Our own wait: the backoff, less what chance takes of it. */
        private long backoff() {
            return policy.backoffNanos(failures) - spread();
        }

        /** The wait where a server asks for {@code word}: never less, and a little more by chance. */
        private long backoffBeyond(long word) {
            return word > 0 ? Math.max(backoff(), word + spread()) : backoff();
        }

        private long spread() {
            return (long) (policy.backoffNanos(failures) * policy.jitter() * chance);
        }

        private boolean isExhausted() {
            return failures >= policy.attempts();
        }
    }

    /** The decision after {@code result} in {@code situation}. */
    static RetryDecision after(Result result, Situation situation) {
        if (result instanceof Result.Answered answered) {
            return switch (answered.outcome()) {
                case SUCCESS, TERMINAL, IGNORED -> GiveUp.AS_IT_IS;
                case NOT_READY -> whenReady(answered.retryAfterNanos(), situation);
                case RETRYABLE ->
                    situation.repeatable() ? again(answered.retryAfterNanos(), situation) : GiveUp.AS_IT_IS;
            };
        }
        Result.Unanswered unanswered = (Result.Unanswered) result;
        if (isFinal(unanswered.kind())) {
            return GiveUp.AS_IT_IS;
        }
        if (!unanswered.maybeProcessed() && situation.quietNanos() > 0) {
            return whenReady(0, situation);
        }
        return situation.repeatable() || !unanswered.maybeProcessed() ? again(0, situation) : GiveUp.AS_IT_IS;
    }

    /** Where too much is asked already, asking again would only be more of it. */
    private static boolean isFinal(ServiceException.Kind kind) {
        return kind.isOfTls()
                || switch (kind) {
                    case KNOWN_DOWN, CANCELLED, RESPONSE_TOO_LARGE, OVERLOADED -> true;
                    default -> false;
                };
    }

    /** Nothing was executed and nothing is broken: it costs only time. */
    private static RetryDecision whenReady(long word, Situation situation) {
        long quiet = situation.quietNanos();
        if (quiet > 0) {
            return quiet < situation.remainingNanos() ? AwaitReadiness.NOW : new GiveUp(quiet);
        }
        long wait = Math.max(word, situation.policy().backoffNanos(situation.failures()));
        return wait < situation.remainingNanos() ? new RetryIn(wait, false) : new GiveUp(wait);
    }

    private static RetryDecision again(long word, Situation situation) {
        if (situation.isExhausted()) {
            return GiveUp.AS_IT_IS;
        }
        long wait = situation.backoffBeyond(word);
        return wait < situation.remainingNanos() ? new RetryIn(wait, true) : new GiveUp(word);
    }
}
