package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.Soon;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Event loops that share their flights. */
@ExtendWith(VertxExtension.class)
class CollapseThreadsTest {
    private static final Response ANSWER = ScriptedService.response(200, "all");

    private final Flights flights = new Flights();

    private record Resumed(Thread home, Thread thread, Response answer) {}

    private CollapseFilter filter(Vertx vertx) {
        return new CollapseFilter(
                new CollapseFilter.Rules(request -> request.target(), answer -> true),
                flights,
                Ticker.system(),
                Delay.on(vertx));
    }

    private static long deadline(Duration allowed) {
        return Ticker.system().nanos() + allowed.toNanos();
    }

    /** Asks on {@code loop}, and tells where it was and where the answer found it. */
    private Future<Resumed> ask(Vertx vertx, Context loop, Service service, Duration allowed) {
        CollapseFilter filter = filter(vertx);
        Promise<Resumed> resumed = Promise.promise();
        loop.runOnContext(on -> {
            Thread home = Thread.currentThread();
            filter.apply(Requests.get("/Users", deadline(allowed)), service)
                    .onSuccess(answer -> resumed.complete(new Resumed(home, Thread.currentThread(), answer)))
                    .onFailure(resumed::fail);
        });
        return resumed.future();
    }

    private static List<Context> loops(Vertx vertx, int count) {
        List<Context> loops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            loops.add(((VertxInternal) vertx).createEventLoopContext());
        }
        return loops;
    }

    @Test
    void eachResumesOnItsOwnEventLoop(Vertx vertx) throws Exception {
        List<Context> loops = loops(vertx, 2);
        Promise<Response> call = Promise.promise();
        AtomicInteger calls = new AtomicInteger();
        Service server = request -> {
            calls.incrementAndGet();
            return call.future();
        };
        Future<Resumed> first = ask(vertx, loops.get(0), server, Duration.ofMinutes(1));
        Soon.until(() -> flights.size() == 1);
        Future<Resumed> second = ask(vertx, loops.get(1), server, Duration.ofMinutes(1));
        Future<Resumed> third = ask(vertx, loops.get(0), server, Duration.ofMinutes(1));
        settle(loops);

        loops.get(0).runOnContext(on -> call.complete(ANSWER));

        for (Resumed resumed : List.of(Soon.value(first), Soon.value(second), Soon.value(third))) {
            assertThat(resumed.thread()).isSameAs(resumed.home());
            assertThat(resumed.answer()).isSameAs(ANSWER);
        }
        assertThat(Soon.value(second).home()).isNotSameAs(Soon.value(first).home());
        assertThat(calls).hasValue(1);
    }

    @Test
    void deadlineOfOneWhoWaitsComesOnItsOwnEventLoop(Vertx vertx) throws Exception {
        List<Context> loops = loops(vertx, 2);
        Promise<Response> call = Promise.promise();
        Future<Resumed> first = ask(vertx, loops.get(0), request -> call.future(), Duration.ofMinutes(1));
        Soon.until(() -> flights.size() == 1);
        Promise<Thread> home = Promise.promise();
        Promise<Thread> told = Promise.promise();
        loops.get(1).runOnContext(on -> {
            home.complete(Thread.currentThread());
            filter(vertx)
                    .apply(Requests.get("/Users", deadline(Duration.ofMillis(20))), request -> call.future())
                    .onFailure(failure -> told.complete(Thread.currentThread()));
        });

        assertThat(Soon.value(told.future())).isSameAs(Soon.value(home.future()));
        call.complete(ANSWER);
        Soon.value(first);
    }

    @Test
    void manyOnManyLoopsAreAllAnsweredThoughNobodysFirstTryEnds(Vertx vertx) throws Exception {
        List<Context> loops = loops(vertx, 4);
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger underWay = new AtomicInteger();
        List<Integer> together = new CopyOnWriteArrayList<>();
        Service server = request -> {
            together.add(underWay.incrementAndGet());
            boolean timesOut = calls.incrementAndGet() <= 3;
            Promise<Response> answer = Promise.promise();
            vertx.setTimer(5, timer -> {
                underWay.decrementAndGet();
                if (timesOut) {
                    answer.fail(new ServiceException(ServiceException.Kind.RESPONSE_TIMEOUT, true, "too slow"));
                } else {
                    answer.complete(ANSWER);
                }
            });
            return answer.future();
        };

        List<Future<Resumed>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(ask(vertx, loops.get(i % loops.size()), server, Duration.ofMinutes(1)));
        }
        int answered = 0;
        for (Future<Resumed> one : all) {
            answered += Soon.value(one.map(resumed -> 1).otherwise(0));
        }

        assertThat(answered).isGreaterThanOrEqualTo(197);
        assertThat(together).containsOnly(1);
        assertThat(flights.size()).isZero();
    }

    /** Returns when everything that was put on these loops has run. */
    private static void settle(List<Context> loops) throws Exception {
        for (Context loop : loops) {
            Promise<Void> reached = Promise.promise();
            loop.runOnContext(on -> reached.complete());
            Soon.value(reached.future());
        }
    }
}
