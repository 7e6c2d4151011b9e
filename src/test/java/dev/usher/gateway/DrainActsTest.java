package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The acts of the end, each at its time. */
class DrainActsTest {
    private final ManualTime time = new ManualTime();
    private final Drain drain = new Drain(Duration.ofSeconds(5), Duration.ofSeconds(8), time);
    private final List<String> told = new ArrayList<>();

    @Test
    void untilItBeginsEverythingIsTaken() {
        assertThat(drain.hasBegun()).isFalse();
        assertThat(drain.admits()).isTrue();
        assertThat(drain.underway()).isEqualTo(1);
    }

    @Test
    void noticeIsGivenBeforeNothingNewIsTaken() {
        Future<Void> closed = drain.begin();

        assertThat(drain.hasBegun()).isTrue();
        time.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(drain.admits()).isTrue();
        assertThat(closed.isComplete()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(drain.admits()).isFalse();
        assertThat(closed.succeeded()).isTrue();
    }

    @Test
    void endComesWithTheLastThatIsUnderWay() {
        drain.admits();
        drain.admits();
        Future<Void> ended = drain.end();
        time.advance(Duration.ofSeconds(6));

        drain.ended();
        assertThat(ended.isComplete()).isFalse();
        drain.ended();

        assertThat(ended.succeeded()).isTrue();
        assertThat(time.pending()).as("alarms").isZero();
    }

    @Test
    void refusedRequestDoesNotKeepTheEndWaiting() {
        drain.admits();
        Future<Void> ended = drain.end();
        time.advance(Duration.ofSeconds(5));

        assertThat(drain.admits()).isFalse();
        drain.ended();
        assertThat(ended.isComplete()).isFalse();
        drain.ended();
        assertThat(ended.succeeded()).isTrue();
    }

    @Test
    void patienceIsBounded() {
        drain.admits();
        Future<Void> ended = drain.end();

        time.advance(Duration.ofSeconds(13).minusNanos(1));
        assertThat(ended.isComplete()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(ended.succeeded()).isTrue();
    }

    @Test
    void itEndsOnceHoweverOftenItIsTold() {
        Future<Void> first = drain.begin();
        time.advance(Duration.ofSeconds(3));

        assertThat(drain.begin()).isSameAs(first);
        time.advance(Duration.ofSeconds(2));
        assertThat(first.succeeded()).isTrue();
        assertThat(drain.end().succeeded()).isTrue();
    }

    @Test
    void whatWouldLastIsToldWhenNothingNewIsTaken() {
        drain.onClose(() -> told.add("one"));
        Runnable takeBack = drain.onClose(() -> told.add("two"));
        takeBack.run();
        drain.begin();
        assertThat(told).isEmpty();

        time.advance(Duration.ofSeconds(5));
        assertThat(told).containsExactly("one");

        drain.onClose(() -> told.add("late"));
        assertThat(told).containsExactly("one", "late");
        time.advance(Duration.ofHours(1));
        assertThat(told).hasSize(2);
    }
}
