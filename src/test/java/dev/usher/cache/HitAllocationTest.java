package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HitAllocationTest {
    private static final int CALLS = 100_000;
    private static final long BUDGET = 150;

    private final CachedServer home = new CachedServer();

    @Test
    void hitAllocatesHardlyMoreThanItsKey() {
        home.server.otherwise(request -> Future.succeededFuture(CachedServer.ok("[]")));
        Request request = home.by("token", "/Users").withObserver(Observer.NONE);
        allocatedBy(request);

        long perHit = allocatedBy(request) / CALLS;

        assertThat(perHit).isBetween(1L, BUDGET);
        assertThat(home.server.calls()).isEqualTo(1);
    }

    private long allocatedBy(Request request) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            home.ask(request);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
