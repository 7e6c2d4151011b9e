package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.service.Request;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HitAllocationTest {
    private static final int CALLS = 100_000;
    private static final long BUDGET = 150;

    @Test
    void aHitAllocatesHardlyMoreThanItsKey() {
        ManualTime time = new ManualTime();
        SharedCache shared = new SharedCache(CacheStore.bounded(1 << 20), new Generation(), new TokenEpochs(100));
        PlainPolicy policy = new PlainPolicy(Duration.ofSeconds(10), Duration.ZERO);
        Service stack = new CacheFilter("usher/home", policy, shared, time)
                .over(request -> Future.succeededFuture(ScriptedService.response(200, "[]")));
        Request request = Requests.from(Requests.get("/Users", 1), "192.0.2.7", "token");
        calls(stack, request);

        long perHit = calls(stack, request) / CALLS;

        assertThat(perHit).isBetween(1L, BUDGET);
    }

    private static long calls(Service stack, Request request) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            if (stack.call(request).result().status() != 200) {
                throw new AssertionError("not a hit");
            }
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
