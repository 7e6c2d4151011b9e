package dev.usher.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.ManualTime;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBudgetTest {
    private final ManualTime time = new ManualTime();

    private static int withdrawals(RetryBudget budget) {
        return (int) IntStream.range(0, 1_000).takeWhile(i -> budget.withdraw()).count();
    }

    @ParameterizedTest
    @CsvSource({"0.2,0,0", "0.2,4,0", "0.2,5,1", "0.2,100,20", "0,100,0", "1,7,7", "0.2,500,100", "0.2,9000,100"})
    void repetitionsAreAShareOfTheRecentRequests(double ratio, int requests, int repetitions) {
        RetryBudget budget = new RetryBudget(ratio, 0, time);
        for (int i = 0; i < requests; i++) {
            budget.deposit();
        }

        assertThat(withdrawals(budget)).isEqualTo(repetitions);
    }

    @Test
    void aFewPerSecondAreAllowedWithoutAnyTraffic() {
        RetryBudget budget = new RetryBudget(0.2, 10, time);

        assertThat(withdrawals(budget)).isEqualTo(10);
        time.advance(Duration.ofMillis(100).minusNanos(1));
        assertThat(withdrawals(budget)).isZero();
        time.advance(Duration.ofNanos(1));
        assertThat(withdrawals(budget)).isEqualTo(1);
        time.advance(Duration.ofHours(1));
        assertThat(withdrawals(budget)).isEqualTo(10);
    }

    @Test
    void theFloorIsTakenOnlyWhenTheShareIsSpent() {
        RetryBudget budget = new RetryBudget(1, 1, time);
        budget.deposit();

        assertThat(withdrawals(budget)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,1", "1.1,1", "NaN,1", "0.2,-1"})
    void aBudgetThatMakesNoSenseIsRefused(double ratio, int floor) {
        assertThatThrownBy(() -> new RetryBudget(ratio, floor, time)).isInstanceOf(IllegalArgumentException.class);
    }
}
