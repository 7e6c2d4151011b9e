package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.limit.SlotDecision.Load;
import dev.usher.limit.SlotDecision.Refuse;
import dev.usher.limit.SlotDecision.Take;
import dev.usher.limit.SlotDecision.Wait;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotDecisionTest {
    private static final Capacity FOUR_AND_EIGHT = new Capacity(4, 8);

    private static String decide(Load load, long remainingMillis) {
        SlotDecision decision = SlotDecision.of(load, TimeUnit.MILLISECONDS.toNanos(remainingMillis));
        if (decision instanceof Refuse refuse) {
            return "refuse " + TimeUnit.NANOSECONDS.toMillis(refuse.retryAfterNanos());
        }
        return decision instanceof Take ? "take" : "wait";
    }

    /** Four slots, a queue of eight; held and left in milliseconds. */
    @ParameterizedTest(name = "{0} run, {1} wait, held {2}, left {3}: {4}")
    @CsvSource({
        "0, 0,   0, 15000, take",
        "3, 0, 400, 15000, take",
        "3, 0, 400,     0, take",
        "4, 0,   0, 15000, wait",
        "4, 7,   0,     1, wait",
        // a slot is free every 100 ms: the first in line has its turn after 100 ms, the eighth after 800
        "4, 0, 400,   101, wait",
        "4, 0, 400,   100, refuse 0",
        "4, 0, 400,    40, refuse 60",
        "4, 7, 400,   801, wait",
        "4, 7, 400,   800, refuse 0",
        "4, 7, 400,   500, refuse 300",
        // no place to wait until one in line has had its turn, be there ever so much time
        "4, 8, 400, 15000, refuse 100",
        "4, 8, 400,   500, refuse 400",
        "4, 8,   0, 15000, refuse 0",
        // the time is up already
        "4, 0,   0,     0, refuse 0",
        "4, 3, 400,  -100, refuse 500"
    })
    void turnComesBeforeTheDeadlineOrTheRequestIsRefused(
            int running, int waiting, long held, long remaining, String expected) {
        Load load = new Load(FOUR_AND_EIGHT, running, waiting, TimeUnit.MILLISECONDS.toNanos(held));

        assertThat(decide(load, remaining)).isEqualTo(expected);
    }

    @Test
    void nobodyWaitsWhereThereIsNoQueue() {
        Load busy = new Load(new Capacity(1, 0), 1, 0, TimeUnit.SECONDS.toNanos(2));

        assertThat(SlotDecision.of(busy, Long.MAX_VALUE)).isEqualTo(new Refuse(TimeUnit.SECONDS.toNanos(2)));
    }

    @Test
    void freeSlotIsForTheFirstInLine() {
        Load handing = new Load(FOUR_AND_EIGHT, 3, 1, 0);

        assertThat(SlotDecision.of(handing, 1)).isInstanceOf(Wait.class);
    }

    @Test
    void capacityHasASlotAndNoNegativeQueue() {
        assertThatThrownBy(() -> new Capacity(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Capacity(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
