package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.upstream.Circuit.Admission;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitTest {
    private static final CircuitRule RULE = new CircuitRule(3, Duration.ofNanos(100));
    private static final Circuit OPEN = new Circuit(3, true, 1_000, 1_100);

    private static Circuit after(CircuitRule rule, int failures) {
        Circuit circuit = Circuit.CLOSED;
        for (int i = 0; i < failures; i++) {
            circuit = circuit.failed(rule, 1_000 + i);
        }
        return circuit;
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2, false, 0, 0",
        "3, 3, true, 1002, 1102",
        "3, 9, true, 1002, 1102",
        "1, 1, true, 1000, 1100",
        "0, 999, false, 0, 0"
    })
    void soManyFailuresInARowOpenIt(int limit, int failures, boolean open, long since, long nextTrial) {
        Circuit circuit = after(new CircuitRule(limit, RULE.pause()), failures);

        assertThat(circuit.open()).isEqualTo(open);
        assertThat(circuit.since()).isEqualTo(since);
        assertThat(circuit.nextTrial()).isEqualTo(nextTrial);
    }

    @ParameterizedTest
    @CsvSource({"1000, 100", "1099, 1"})
    void openOneRefusesUntilItsNextTrial(long now, long nanos) {
        assertThat(OPEN.admit(now)).isEqualTo(new Admission.Refuse(nanos));
    }

    @ParameterizedTest
    @CsvSource({"1100", "9999"})
    void openOneLetsATrialThroughThen(long now) {
        assertThat(OPEN.admit(now)).isEqualTo(new Admission.Trial(1_000));
    }

    @Test
    void oneTrialIsMadeAtATimeUntilItsLeaseEnds() {
        Circuit trying = OPEN.trying(1_100, 500);

        assertThat(trying.admit(1_599)).isEqualTo(new Admission.Refuse(1));
        assertThat(trying.admit(1_600)).isEqualTo(new Admission.Trial(1_000));
    }

    @ParameterizedTest
    @CsvSource({"1000, 1300", "999, 1600"})
    void endOfATrialSaysWhenTheNextOneIsUnlessItWasOfAnotherTime(long of, long nextTrial) {
        Circuit tried = OPEN.trying(1_100, 500).tried(of, 1_300);

        assertThat(tried.nextTrial()).isEqualTo(nextTrial);
    }

    @Test
    void endOfATrialDoesNotOpenWhatIsClosed() {
        assertThat(Circuit.CLOSED.tried(0, 1_300)).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void wordThatAllIsWellClosesItUntilTheNextFailure() {
        Circuit well = OPEN.well(RULE);

        assertThat(well.admit(1_001)).isEqualTo(new Admission.Pass());
        assertThat(well.failed(RULE, 2_000).open()).isTrue();
    }

    @Test
    void wordThatAllIsWellForgivesNothingThatHasNotOpenedIt() {
        Circuit failed = Circuit.CLOSED.failed(RULE, 1_000);

        assertThat(failed.well(RULE)).isEqualTo(failed);
    }
}
