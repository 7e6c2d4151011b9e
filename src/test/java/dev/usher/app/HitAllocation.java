package dev.usher.app;

import com.sun.management.ThreadMXBean;
import dev.usher.jellyfin.Stream;
import dev.usher.observe.Meters;
import dev.usher.observe.Traffic;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Prints the bytes that one cache hit allocates on its way through the whole stack, from Request to Response.
 * Run in a JVM of its own, where nothing else is compiled for other shapes of the same code.
 */
final class HitAllocation {
    static final String COPYING = "copying";
    static final String USER = "user";
    static final String PICTURE = "picture";
    static final String FILE = "file";

    private static final int HITS = 20_000;
    private static final int WARMING = 15;
    private static final int MEASURED = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HitAllocation() {}

    /**
     * With {@link #COPYING} as argument, each answer is copied as a careless layer would do it; with {@link #PICTURE} or
     * {@link #FILE}, the hit is one of a stream.
     */
    public static void main(String[] args) {
        if (LoggerFactory.getLogger("dev.usher").isDebugEnabled()) {
            throw new IllegalStateException("the log must be set as in production");
        }
        Set<String> asked = Set.of(args);
        HitStack stack = new HitStack("64MiB");
        Request request = request(asked).withObserver(observer());
        Service whole = request.route() == Stream.OTHER ? stack.streams() : stack.operations();
        Service service = asked.contains(COPYING) ? copying(whole) : whole;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARMING + MEASURED; i++) {
            long bytes = batch(service, request);
            least = i < WARMING ? least : Math.min(least, bytes);
        }
        if (stack.fetches() != 1) {
            throw new IllegalStateException("these were no hits: " + stack.fetches() + " fetches");
        }
        System.out.printf("%.1f%n", (double) least / HITS);
    }

    private static Request request(Set<String> asked) {
        if (asked.contains(PICTURE)) {
            return HitStack.picture("1");
        }
        return asked.contains(FILE) ? HitStack.file() : HitStack.me();
    }

    private static long batch(Service service, Request request) {
        int statuses = 0;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < HITS; i++) {
            Future<Response> answer = service.call(request);
            statuses += answer.succeeded() ? answer.result().status() : 0;
        }
        long after = THREADS.getCurrentThreadAllocatedBytes();
        if (statuses != HITS * 200) {
            throw new IllegalStateException("not every answer was a 200");
        }
        return after - before;
    }

    /** That of a gateway whose metrics are told and whose access log is off, as is the default. */
    private static Observer observer() {
        ManualTime time = new ManualTime();
        return new Traffic(Meters.prometheus(), null, new Clockwork(Ticker.system(), time, time)).begin();
    }

    private static Service copying(Service stack) {
        return request -> {
            Response response = stack.call(request).result();
            MultiMap copy = HttpHeaders.headers().addAll(response.fields());
            return Future.succeededFuture(new Response(response.status(), copy, response.body()));
        };
    }
}
