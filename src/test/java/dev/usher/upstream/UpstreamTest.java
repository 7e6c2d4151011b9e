package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Outcome;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpstreamTest {
    private static final long HALF_A_SECOND = Duration.ofMillis(500).toNanos();

    private final ManualTime time = new ManualTime();
    private final Upstream upstream =
            new Upstream(UpstreamSettings.of("home", URI.create("http://127.0.0.1:8096")), time);

    private void answered(Outcome outcome) {
        upstream.answered(outcome, time.nanos(), 0);
    }

    private void starting(Duration wait) {
        upstream.answered(Outcome.NOT_READY, time.nanos(), wait.toNanos());
    }

    @Test
    void serverThatNobodyHasAskedIsTakenForReady() {
        assertThat(upstream.health().ready()).isTrue();
        assertThat(upstream.quietNanos()).isNotPositive();
    }

    @Test
    void startingServerIsLeftAloneAsLongAsItAsks() {
        starting(Duration.ofSeconds(5));

        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
        time.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(upstream.quietNanos()).isEqualTo(1);
        time.advance(Duration.ofNanos(1));
        assertThat(upstream.quietNanos()).isNotPositive();
        assertThat(upstream.health().ready()).isFalse();
    }

    @Test
    void startingServerThatNamesNoWaitIsLeftAloneForHalfASecond() {
        starting(Duration.ZERO);

        assertThat(upstream.quietNanos()).isEqualTo(HALF_A_SECOND);
    }

    @Test
    void refusalSoonAfterTheLastAnswerIsARestart() {
        answered(Outcome.SUCCESS);
        time.advance(Duration.ofSeconds(60));

        upstream.failed(Kind.CONNECTION_REFUSED, time.nanos());

        assertThat(upstream.quietNanos()).isEqualTo(HALF_A_SECOND);
        assertThat(upstream.health().ready()).isFalse();
    }

    @Test
    void refusalLongAfterTheLastAnswerIsAServerThatIsGone() {
        answered(Outcome.SUCCESS);
        time.advance(Duration.ofSeconds(60).plusNanos(1));

        upstream.failed(Kind.CONNECTION_REFUSED, time.nanos());

        assertThat(upstream.quietNanos()).isNotPositive();
        assertThat(upstream.health().ready()).isFalse();
    }

    @Test
    void refusalByAServerThatNeverAnsweredSetsNoQuiet() {
        upstream.failed(Kind.CONNECTION_REFUSED, time.nanos());

        assertThat(upstream.quietNanos()).isNotPositive();
    }

    @Test
    void laterWordReplacesALongerOne() {
        starting(Duration.ofSeconds(5));
        time.advance(Duration.ofSeconds(1));

        starting(Duration.ZERO);

        assertThat(upstream.quietNanos()).isEqualTo(HALF_A_SECOND);
    }

    @Test
    void wordForARequestThatWasMadeBeforeTheStandingOneDoesNotShortenIt() {
        long before = time.nanos();
        time.advance(Duration.ofSeconds(1));
        starting(Duration.ofSeconds(5));

        upstream.answered(Outcome.NOT_READY, before, 0);
        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());

        upstream.answered(Outcome.NOT_READY, before, Duration.ofSeconds(9).toNanos());
        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofSeconds(9).toNanos());
    }

    @Test
    void successEndsTheQuiet() {
        starting(Duration.ofSeconds(5));

        answered(Outcome.SUCCESS);

        assertThat(upstream.quietNanos()).isNotPositive();
        assertThat(upstream.health().ready()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"IGNORED", "RETRYABLE", "TERMINAL"})
    void outcomeThatIsNoProofOfReadinessDoesNotEndTheQuiet(Outcome outcome) {
        starting(Duration.ofSeconds(5));

        answered(outcome);

        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(upstream.health().ready()).isFalse();
    }

    @Test
    void ignoredAnswerChangesNothing() {
        time.advance(Duration.ofSeconds(1));
        Health before = upstream.health();

        answered(Outcome.IGNORED);

        assertThat(upstream.health()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CONNECTION_REFUSED",
                "DESTINATION_UNAVAILABLE",
                "TLS_CERTIFICATE_ERROR",
                "TLS_PROTOCOL_ERROR",
                "TLS_ALERT_RECEIVED"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void requestThatFailsOnAConnectionDoesNotMakeTheServerUnready(Kind kind) {
        upstream.failed(kind, time.nanos());

        assertThat(upstream.health().ready()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TLS_CERTIFICATE_ERROR", "TLS_PROTOCOL_ERROR", "TLS_ALERT_RECEIVED"})
    void serverThatCannotBeTrustedIsLostAndNotWaitedFor(Kind kind) {
        answered(Outcome.SUCCESS);

        upstream.failed(kind, time.nanos());

        assertThat(upstream.health().ready()).isFalse();
        assertThat(upstream.quietNanos()).isNotPositive();
    }

    @Test
    void complaintIsToldAgainOnlyWhereItChangesOrTheServerWasBack() {
        List<String> told = new ArrayList<>();
        upstream.onComplaint(told::add);
        for (String words : List.of("one", "one", "two")) {
            upstream.failed(new ServiceException(Kind.TLS_CERTIFICATE_ERROR, false, words), time.nanos());
        }
        upstream.failed(new ServiceException(Kind.CONNECTION_REFUSED, false, "three"), time.nanos());
        answered(Outcome.SUCCESS);
        upstream.failed(new ServiceException(Kind.TLS_CERTIFICATE_ERROR, false, "two"), time.nanos());

        assertThat(told).containsExactly("one", "two", "two");
    }

    @Test
    void lossAndRecoveryAreToldOnceEach() {
        AtomicInteger losses = new AtomicInteger();
        AtomicInteger recoveries = new AtomicInteger();
        upstream.onLoss(losses::incrementAndGet);
        upstream.onRecovery(recoveries::incrementAndGet);

        answered(Outcome.SUCCESS);
        starting(Duration.ofSeconds(5));
        starting(Duration.ofSeconds(5));
        upstream.failed(Kind.CONNECTION_REFUSED, time.nanos());
        assertThat(losses).hasValue(1);
        assertThat(recoveries).hasValue(0);

        answered(Outcome.SUCCESS);
        answered(Outcome.SUCCESS);
        answered(Outcome.TERMINAL);
        assertThat(losses).hasValue(1);
        assertThat(recoveries).hasValue(1);
    }

    @Test
    void readinessHasAnAge() {
        time.advance(Duration.ofSeconds(1));
        starting(Duration.ZERO);
        long lost = time.nanos();
        time.advance(Duration.ofSeconds(1));
        starting(Duration.ZERO);
        assertThat(upstream.health().since()).isEqualTo(lost);

        answered(Outcome.SUCCESS);
        assertThat(upstream.health().since()).isEqualTo(time.nanos());
    }
}
