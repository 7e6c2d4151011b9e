package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import dev.usher.time.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final Alarms alarms = new Alarms(time);
    private final List<String> rung = new ArrayList<>();

    private Delay.Pending after(Duration delay, String name) {
        return alarms.after(delay.toNanos(), () -> rung.add(name));
    }

    @Test
    void alarmRingsOnceAndIsForgotten() {
        Delay.Pending alarm = after(SECOND, "one");

        time.advance(SECOND);

        assertThat(rung).containsExactly("one");
        assertThat(alarm.cancel()).isFalse();
        assertThat(alarms.pending()).isZero();
    }

    @Test
    void cancelledAlarmNeverRings() {
        Delay.Pending alarm = after(SECOND, "one");

        assertThat(alarm.cancel()).isTrue();

        assertThat(alarm.cancel()).isFalse();
        assertThat(time.pending()).isZero();
    }

    @Test
    void closingCancelsWhatWaitsAndWhatComesLater() {
        after(SECOND, "before");
        alarms.close();
        after(SECOND, "later");

        time.advance(SECOND);

        assertThat(rung).isEmpty();
        assertThat(time.pending()).isZero();
        assertThat(alarms.pending()).isZero();
    }
}
