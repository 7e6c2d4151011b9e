package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.usher.testing.ManualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {
    private static final long TICK = 1;

    private final ManualTime time = new ManualTime();

    private RateLimiter limiter(String rate, long burst) {
        return RateLimiter.local(Rate.parse(rate).withBurst(burst), time, 100);
    }

    private static int admittedOf(int attempts, RateLimiter limiter, Object key) {
        return (int) IntStream.range(0, attempts)
                .filter(i -> limiter.admit(key) == Admission.ADMITTED)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"1/second,1", "50/second,200", "10/minute,10", "7/hour,3", "1000/second,1"})
    void aBurstIsAdmittedExactly(String rate, int burst) {
        assertThat(admittedOf(burst + 5, limiter(rate, burst), "key")).isEqualTo(burst);
    }

    @ParameterizedTest
    @CsvSource({
        "1/second,1,1000000000",
        "50/second,200,20000000",
        "10/minute,10,6000000000",
        "3/second,2,333333334",
    })
    void aPermitComesBackAfterOneIntervalAndNoTickEarlier(String rate, int burst, long interval) {
        RateLimiter limiter = limiter(rate, burst);
        admittedOf(burst, limiter, "key");

        assertThat(limiter.admit("key")).isEqualTo(new Admission.Refused(interval));
        time.advance(Duration.ofNanos(interval - TICK));
        assertThat(limiter.admit("key")).isEqualTo(new Admission.Refused(TICK));
        time.advance(Duration.ofNanos(TICK));
        assertThat(limiter.admit("key")).isSameAs(Admission.ADMITTED);
        assertThat(limiter.admit("key")).isEqualTo(new Admission.Refused(interval));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3", "3600,3"})
    void aRestFillsTheAccountUpToTheBurst(long seconds, int admitted) {
        RateLimiter limiter = limiter("1/second", 3);
        admittedOf(3, limiter, "key");

        time.advance(Duration.ofSeconds(seconds));

        assertThat(admittedOf(10, limiter, "key")).isEqualTo(admitted);
    }

    @Test
    void refusalsCostNothing() {
        RateLimiter limiter = limiter("1/second", 1);
        admittedOf(1000, limiter, "key");

        time.advance(Duration.ofSeconds(1));

        assertThat(limiter.admit("key")).isSameAs(Admission.ADMITTED);
    }

    @Test
    void everyKeyHasItsOwnAccount() {
        RateLimiter limiter = limiter("1/second", 2);

        assertThat(admittedOf(5, limiter, "one")).isEqualTo(2);
        assertThat(admittedOf(5, limiter, "two")).isEqualTo(2);
    }

    @Test
    void instantsAreComparedByDifferenceAcrossTheOverflow() {
        long[] now = {Long.MAX_VALUE - 10};
        RateLimiter limiter = RateLimiter.local(Rate.parse("1/second").withBurst(2), () -> now[0], 100);

        assertThat(admittedOf(3, limiter, "key")).isEqualTo(2);
        now[0] += Duration.ofSeconds(1).toNanos();
        assertThat(admittedOf(3, limiter, "key")).isEqualTo(1);
    }

    @Test
    void threadsTogetherGetNoMoreThanTheBurst() throws Exception {
        RateLimiter limiter = limiter("1000000/hour", 500_000);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> greedy = () -> {
                start.await();
                return admittedOf(500_000, limiter, "key");
            };
            int admitted = 0;
            for (Future<Integer> count : threads.invokeAll(Collections.nCopies(2, greedy))) {
                admitted += count.get();
            }
            assertThat(admitted).isEqualTo(500_000);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theTableIsBoundedAndAKeyUnderAttackStaysRefused() {
        LocalRateLimiter limiter = new LocalRateLimiter(Rate.parse("1/hour"), time, 100);
        admittedOf(50, limiter, "attacked");

        for (int i = 0; i < 10_000; i++) {
            limiter.admit("stranger " + i);
            assertThat(limiter.admit("attacked")).isInstanceOf(Admission.Refused.class);
        }

        assertThat(limiter.keys()).isLessThanOrEqualTo(100);
    }

    @Test
    void anAdmittedRequestAllocatesNothing() {
        RateLimiter limiter = RateLimiter.local(Rate.parse("999999999/second"), time, 100);
        admittedOf(200_000, limiter, "key");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        int admitted = 0;
        for (int i = 0; i < 100_000; i++) {
            admitted += limiter.admit("key") == Admission.ADMITTED ? 1 : 0;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(admitted).isEqualTo(100_000);
        assertThat(allocated / 100_000).isZero();
    }
}
