package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Outcome;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which events open the circuit of a server, and which close it. */
class UpstreamCircuitTest {
    private static final CircuitRule RULE = new CircuitRule(3, Duration.ofSeconds(5));

    private final ManualTime time = new ManualTime();
    private final Upstream upstream =
            new Upstream(UpstreamSettings.of("home", URI.create("http://127.0.0.1:8096")), RULE, time);

    private void fail(Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            long asked = time.nanos();
            time.advance(Duration.ofSeconds(1));
            upstream.failed(kind, asked);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CONNECTION_REFUSED",
                "CONNECTION_TIMEOUT",
                "DESTINATION_UNAVAILABLE",
                "CONNECTION_TERMINATED",
                "RESPONSE_TIMEOUT"
            })
    void serverThatNobodyHasHeardIsDownAfterSoManyFailures(Kind kind) {
        fail(kind, 2);
        assertThat(upstream.health().isDown()).isFalse();

        fail(kind, 1);

        assertThat(upstream.health().isDown()).isTrue();
        assertThat(upstream.health().ready()).isFalse();
        assertThat(upstream.health().isReachable(time.nanos())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CONNECTION_REFUSED",
                "CONNECTION_TIMEOUT",
                "DESTINATION_UNAVAILABLE",
                "CONNECTION_TERMINATED",
                "RESPONSE_TIMEOUT"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void failureThatDoesNotMeanThatNobodyAnswersIsNotCounted(Kind kind) {
        fail(kind, 9);

        assertThat(upstream.health().isDown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION_REFUSED, false",
        "CONNECTION_TERMINATED, false",
        "CONNECTION_TIMEOUT, true",
        "DESTINATION_UNAVAILABLE, true",
        "RESPONSE_TIMEOUT, true"
    })
    void serverThatHasJustAnsweredMayRestartButMayNotHang(Kind kind, boolean down) {
        upstream.answered(Outcome.SUCCESS, time.nanos(), 0);

        fail(kind, 9);

        assertThat(upstream.health().isDown()).isEqualTo(down);
    }

    @Test
    void serverThatDoesNotComeBackFromItsRestartIsDown() {
        upstream.answered(Outcome.SUCCESS, time.nanos(), 0);
        fail(Kind.CONNECTION_REFUSED, 60);
        assertThat(upstream.health().isDown()).isFalse();

        fail(Kind.CONNECTION_REFUSED, 3);

        assertThat(upstream.health().isDown()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void anyAnswerEndsTheRowAndClosesTheCircuit(Outcome outcome) {
        fail(Kind.RESPONSE_TIMEOUT, 2);
        upstream.answered(outcome, time.nanos(), 0);
        fail(Kind.RESPONSE_TIMEOUT, 2);
        assertThat(upstream.health().isDown()).isFalse();

        fail(Kind.RESPONSE_TIMEOUT, 1);
        assertThat(upstream.health().isDown()).isTrue();
        upstream.answered(outcome, time.nanos(), 0);

        assertThat(upstream.health().isDown()).isFalse();
    }

    @Test
    void answerThatAStartingServerGivesTooClosesTheCircuit() {
        fail(Kind.RESPONSE_TIMEOUT, 3);

        upstream.heard();

        assertThat(upstream.health().isDown()).isFalse();
        assertThat(upstream.health().ready()).isFalse();
    }

    @Test
    void serverThatWasGivenNoFairTimeHasNotHung() {
        for (int i = 0; i < 9; i++) {
            long asked = time.nanos();
            time.advance(Duration.ofMillis(999));
            upstream.failed(Kind.RESPONSE_TIMEOUT, asked);
        }

        assertThat(upstream.health().isDown()).isFalse();
    }

    @Test
    void serverThatIsWellByItsOwnWordAndHangsIsDownAgainAtOnce() {
        fail(Kind.RESPONSE_TIMEOUT, 3);

        upstream.well();
        assertThat(upstream.health().isDown()).isFalse();
        assertThat(upstream.health().ready()).isTrue();

        fail(Kind.RESPONSE_TIMEOUT, 1);
        assertThat(upstream.health().isDown()).isTrue();
    }

    @Test
    void eachTransitionIsToldOnce() {
        List<String> told = new ArrayList<>();
        upstream.onDown(() -> told.add("down"));
        upstream.onLoss(() -> told.add("lost"));
        upstream.onAnswer(() -> told.add("answers"));
        upstream.onRecovery(() -> told.add("back"));

        fail(Kind.RESPONSE_TIMEOUT, 9);
        assertThat(told).containsExactly("down", "lost");

        upstream.answered(Outcome.RETRYABLE, time.nanos(), 0);
        upstream.answered(Outcome.SUCCESS, time.nanos(), 0);
        upstream.answered(Outcome.SUCCESS, time.nanos(), 0);
        assertThat(told).containsExactly("down", "lost", "answers", "back");
    }

    @Test
    void circuitThatNeverOpensLeavesAllAttemptsToBeMade() {
        Upstream stubborn = new Upstream(upstream.settings(), CircuitRule.NEVER, time);
        for (int i = 0; i < 999; i++) {
            stubborn.failed(Kind.DESTINATION_UNAVAILABLE, time.nanos());
        }

        assertThat(stubborn.health().isDown()).isFalse();
        assertThat(stubborn.admit()).isInstanceOf(Circuit.Admission.Pass.class);
    }
}
