package dev.usher.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.time.Clockwork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Silence on an event loop that is late: what was put off runs whenever a test says so, and by then any time has passed. */
class WatchTest {
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final List<String> done = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private long now;
    private final Clockwork time = new Clockwork(() -> now, InstantSource.system(), (nanos, action) -> {
        later.add(action);
        return () -> later.remove(action);
    });
    private final Watch watch = new Watch(time, IDLE, new Watch.Watched() {
        @Override
        public boolean isRead() {
            return true;
        }

        @Override
        public void ask() {
            done.add("asked");
        }

        @Override
        public void lose() {
            done.add("lost");
        }
    });

    private void lookAfter(Duration wait) {
        now += wait.toNanos();
        later.remove().run();
    }

    @Test
    void nobodyIsLostWhoHasNotBeenAskedAndGivenTimeToAnswer() {
        watch.begin();

        lookAfter(IDLE.multipliedBy(3));
        assertThat(done).containsExactly("asked");
        watch.hear();
        lookAfter(IDLE.dividedBy(2).minusNanos(1));
        assertThat(done).containsExactly("asked");

        lookAfter(IDLE);
        lookAfter(IDLE.dividedBy(2));
        assertThat(done).containsExactly("asked", "asked", "lost");
    }

    @Test
    void whoAnswersInTimeAfterALateQuestionStays() {
        watch.begin();
        lookAfter(IDLE.multipliedBy(2));

        lookAfter(IDLE.dividedBy(2).minusNanos(1));

        assertThat(done).containsExactly("asked");
    }
}
