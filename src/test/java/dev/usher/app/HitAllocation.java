package dev.usher.app;

import com.sun.management.ThreadMXBean;
import dev.usher.app.Wiring.Wires;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.RequestReader;
import dev.usher.observe.Meters;
import dev.usher.observe.Traffic;
import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Prints the bytes that one cache hit allocates on its way through the whole stack of an operation, from Request to Response.
 * Run in a JVM of its own, where nothing else is compiled for other shapes of the same code.
 */
final class HitAllocation {
    static final String COPYING = "copying";

    private static final int HITS = 20_000;
    private static final int WARMING = 15;
    private static final int MEASURED = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HitAllocation() {}

    /** With {@link #COPYING} as argument, each answer is copied as a careless layer would do it. */
    public static void main(String[] args) {
        if (LoggerFactory.getLogger("dev.usher").isDebugEnabled()) {
            throw new IllegalStateException("the log must be set as in production");
        }
        AtomicInteger fetches = new AtomicInteger();
        Service stack = stack(fetches);
        Service service = args.length > 0 && args[0].equals(COPYING) ? copying(stack) : stack;
        Request request = request().withObserver(observer());
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARMING + MEASURED; i++) {
            long bytes = batch(service, request);
            least = i < WARMING ? least : Math.min(least, bytes);
        }
        if (fetches.get() != 1) {
            throw new IllegalStateException("these were no hits: " + fetches + " fetches");
        }
        System.out.printf("%.1f%n", (double) least / HITS);
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

    /** What Wiring builds for production, but for limits that let this many requests pass. */
    private static Service stack(AtomicInteger fetches) {
        ManualTime time = new ManualTime();
        GatewayOptions options = new GatewayOptions()
                .server("home", "http://home.example:8096")
                .set("limits.address.rate", "1000000/second")
                .set("limits.address.burst", 1_000_000)
                .set("limits.caller.rate", "1000000/second")
                .set("limits.caller.burst", 1_000_000)
                .set("cache.lifetimes.me.fresh", "10m");
        Wiring wiring = new Wiring(options.settings(), new Clockwork(Ticker.system(), time, time), new Random(1));
        Service wire = request -> {
            fetches.incrementAndGet();
            return Future.succeededFuture(answer());
        };
        return wiring.doors(server -> new Wires(wire, wire, wire)).root().operations();
    }

    private static Service copying(Service stack) {
        return request -> {
            Response response = stack.call(request).result();
            MultiMap copy = HttpHeaders.headers().addAll(response.fields());
            return Future.succeededFuture(new Response(response.status(), copy, response.body()));
        };
    }

    private static Response answer() {
        MultiMap fields = HttpHeaders.headers()
                .add("content-type", "application/json; charset=utf-8")
                .add("date", "Mon, 23 Nov 2026 12:00:00 GMT")
                .add("server", "Kestrel")
                .add("access-control-allow-origin", "*")
                .add("x-response-time-ms", "12.5");
        return new Response(200, fields, Body.of(Buffer.buffer("{\"Name\":\"ann\"}")));
    }

    private static Request request() {
        Callers callers =
                new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
        return Asked.get("/Users/Me")
                .by("tv", "0123456789abcdef")
                .with("Accept", "application/json")
                .with("Accept-Encoding", "gzip, br")
                .with("Origin", "https://tv.example")
                .read(
                        RequestReader.standard(),
                        callers,
                        Ticker.system().nanos() + Duration.ofHours(1).toNanos());
    }
}
