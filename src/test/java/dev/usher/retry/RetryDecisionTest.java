package dev.usher.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.retry.RetryDecision.Result;
import dev.usher.retry.RetryDecision.Situation;
import dev.usher.service.Outcome;
import dev.usher.service.ServiceException.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryDecisionTest {
    private static final RetryPolicy NO_JITTER =
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 0, 10);
    private static final RetryPolicy FULL_JITTER =
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 1, 10);

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static String words(RetryDecision decision) {
        if (decision instanceof RetryDecision.RetryIn retry) {
            return (retry.costs() ? "again " : "free ") + TimeUnit.NANOSECONDS.toMillis(retry.nanos());
        }
        return decision instanceof RetryDecision.GiveUp giveUp
                ? "give up " + TimeUnit.NANOSECONDS.toMillis(giveUp.retryAfterNanos())
                : "await";
    }

    @ParameterizedTest
    @CsvSource({
        // outcome, word, repeatable, failures, remaining, quiet, decision
        "SUCCESS,      0, true,  1, 9000,    0, give up 0",
        "TERMINAL,     0, true,  1, 9000,    0, give up 0",
        "TERMINAL,  5000, true,  1, 9000,    0, give up 0",
        "IGNORED,      0, true,  1, 9000,    0, give up 0",
        "IGNORED,   5000, true,  1, 9000, 5000, give up 0",
        "RETRYABLE,    0, true,  1, 9000,    0, again 100",
        "RETRYABLE,    0, true,  2, 9000,    0, again 200",
        "RETRYABLE,    0, true,  3, 9000,    0, again 400",
        "RETRYABLE,    0, true,  4, 9000,    0, give up 0",
        "RETRYABLE, 5000, true,  1, 9000,    0, again 5000",
        "RETRYABLE,   50, true,  1, 9000,    0, again 100",
        "RETRYABLE, 5000, true,  4, 9000,    0, give up 0",
        "RETRYABLE, 5000, true,  1, 5001,    0, again 5000",
        "RETRYABLE, 5000, true,  1, 5000,    0, give up 5000",
        "RETRYABLE,    0, true,  1,  100,    0, give up 0",
        "RETRYABLE,    0, true,  1,  101,    0, again 100",
        "RETRYABLE,    0, false, 1, 9000,    0, give up 0",
        "RETRYABLE, 5000, false, 1, 9000, 5000, give up 0",
        "NOT_READY, 5000, true,  1, 9000, 5000, await",
        "NOT_READY, 5000, false, 1, 9000, 5000, await",
        "NOT_READY,    0, false, 9, 9000,  500, await",
        "NOT_READY, 5000, true,  1, 5001, 5000, await",
        "NOT_READY, 5000, true,  1, 5000, 5000, give up 5000",
        "NOT_READY, 5000, false, 1, 4000, 4800, give up 4800",
        "NOT_READY,    0, false, 1, 9000,    0, free 100",
        "NOT_READY, 5000, false, 1, 9000,   -1, free 5000",
        "NOT_READY, 5000, false, 1, 5000,    0, give up 5000",
    })
    void anAnswerDecides(
            Outcome outcome, long word, boolean repeatable, int failures, long remaining, long quiet, String decision) {
        Situation situation = new Situation(NO_JITTER, repeatable, failures, millis(remaining), millis(quiet), 0.5);

        assertThat(words(RetryDecision.after(new Result.Answered(outcome, millis(word)), situation)))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        // kind, maybeProcessed, repeatable, failures, remaining, quiet, decision
        "CONNECTION_REFUSED,       false, false, 1, 9000,   0, again 100",
        "CONNECTION_REFUSED,       false, false, 1, 9000, 500, await",
        "CONNECTION_REFUSED,       false, false, 9, 9000, 500, await",
        "CONNECTION_REFUSED,       false, true,  1,  500, 500, give up 500",
        "CONNECTION_REFUSED,       false, true,  4, 9000,   0, give up 0",
        "CONNECTION_TIMEOUT,       false, false, 2, 9000,   0, again 200",
        "CONNECTION_LIMIT_REACHED, false, false, 1, 9000,   0, again 100",
        "OVERLOADED,               false, true,  1, 9000,   0, give up 0",
        "OVERLOADED,               false, true,  1, 9000, 500, give up 0",
        "CONNECTION_TERMINATED,    false, false, 1, 9000,   0, again 100",
        "CONNECTION_TERMINATED,    true,  false, 1, 9000,   0, give up 0",
        "CONNECTION_TERMINATED,    true,  false, 1, 9000, 500, give up 0",
        "CONNECTION_TERMINATED,    true,  true,  1, 9000,   0, again 100",
        "CONNECTION_TERMINATED,    true,  true,  1, 9000, 500, again 100",
        "RESPONSE_TIMEOUT,         true,  true,  1, 9000,   0, again 100",
        "RESPONSE_TIMEOUT,         true,  true,  1,    0,   0, give up 0",
        "RESPONSE_TIMEOUT,         true,  false, 1, 9000,   0, give up 0",
        "RESPONSE_INCOMPLETE,      true,  true,  1, 9000,   0, again 100",
        "RESPONSE_TOO_LARGE,       true,  true,  1, 9000,   0, give up 0",
        "CANCELLED,                false, true,  1, 9000, 500, give up 0",
        "TLS_CERTIFICATE_ERROR,    false, true,  1, 9000,   0, give up 0",
        "TLS_PROTOCOL_ERROR,       false, true,  1, 9000,   0, give up 0",
        "TLS_ALERT_RECEIVED,       false, true,  1, 9000, 500, give up 0",
    })
    void noAnswerDecides(
            Kind kind, boolean maybe, boolean repeatable, int failures, long remaining, long quiet, String decision) {
        Situation situation = new Situation(NO_JITTER, repeatable, failures, millis(remaining), millis(quiet), 0.5);

        assertThat(words(RetryDecision.after(new Result.Unanswered(kind, maybe), situation)))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatMayHaveBeenProcessedIsNotSentTwiceUnlessItIsRepeatable(Kind kind) {
        Situation situation = new Situation(NO_JITTER, false, 1, millis(9000), millis(500), 0.5);

        assertThat(RetryDecision.after(new Result.Unanswered(kind, true), situation))
                .isInstanceOf(RetryDecision.GiveUp.class);
    }

    @ParameterizedTest
    @CsvSource({
        // word, chance, wait
        "   0, 0.0,  800",
        "   0, 0.5,  400",
        "   0, 0.99,   8",
        " 500, 0.0,  800",
        " 500, 0.5,  900",
        "5000, 0.0, 5000",
        "5000, 0.5, 5400",
        "5000, 0.99, 5792",
    })
    void chanceShortensOurOwnWaitButOnlyLengthensTheServers(long word, double chance, long wait) {
        RetryPolicy patient = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofSeconds(5), 1, 10);
        Situation situation = new Situation(patient, true, 4, millis(90_000), 0, chance);

        assertThat(words(RetryDecision.after(new Result.Answered(Outcome.RETRYABLE, millis(word)), situation)))
                .isEqualTo("again " + wait);
    }

    @Test
    void theBackoffDoublesUpToItsMaximumHoweverManyFailures() {
        assertThat(FULL_JITTER.backoffNanos(1)).isEqualTo(millis(100));
        assertThat(FULL_JITTER.backoffNanos(6)).isEqualTo(millis(3200));
        assertThat(FULL_JITTER.backoffNanos(7)).isEqualTo(millis(5000));
        for (int failures = 8; failures < 200; failures++) {
            assertThat(FULL_JITTER.backoffNanos(failures)).isEqualTo(millis(5000));
        }
    }
}
