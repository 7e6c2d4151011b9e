package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofNanos(1);

    private final ManualTime time = new ManualTime();
    private final AtomicInteger struck = new AtomicInteger();
    private boolean turn = true;
    private final Silence silence = of(IDLE);

    private Silence of(Duration idle) {
        return new Silence(new Idle(idle.toNanos(), time, time), () -> turn, struck::incrementAndGet);
    }

    @Test
    void itIsTooLongAtTheIdleTimeAndNotBeforeAndOnce() {
        silence.begin();
        time.advance(IDLE.minus(TICK));
        assertThat(struck).hasValue(0);

        time.advance(TICK);
        time.advance(IDLE.multipliedBy(3));

        assertThat(struck).hasValue(1);
    }

    @Test
    void whatComesBetweenBeginsItAnew() {
        silence.begin();
        for (int i = 0; i < 5; i++) {
            time.advance(IDLE.minus(TICK));
            silence.begin();
        }
        time.advance(IDLE.minus(TICK));
        assertThat(struck).hasValue(0);

        time.advance(TICK);

        assertThat(struck).hasValue(1);
    }

    @Test
    void whileItIsNotTheServersTurnItLastsForNoTime() {
        turn = false;
        silence.begin();
        time.advance(IDLE.multipliedBy(100));
        assertThat(time.pending()).isZero();

        turn = true;
        silence.begin();
        time.advance(IDLE.minus(TICK));
        assertThat(struck).hasValue(0);
        time.advance(TICK);

        assertThat(struck).hasValue(1);
    }

    @Test
    void whatHasEndedDoesNotBeginAgain() {
        silence.begin();

        silence.end();
        silence.begin();

        assertThat(time.pending()).isZero();
    }

    @Test
    void idleTimeOfNothingIsForEver() {
        of(Duration.ZERO).begin();

        assertThat(time.pending()).isZero();
    }
}
