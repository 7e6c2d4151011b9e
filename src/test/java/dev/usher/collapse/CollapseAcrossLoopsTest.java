package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.Loops;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class CollapseAcrossLoopsTest {
    private static final int FOLLOWERS = 100;
    private static final Response ANSWER = ScriptedService.response(200, "[]");

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Ticker ticker = Ticker.system();
    private final Flights flights = new Flights();
    private final AtomicInteger calls = new AtomicInteger();
    private List<Context> loops;

    @BeforeEach
    void start() throws Exception {
        loops = Loops.of(vertx, 2);
    }

    @AfterEach
    void close(VertxTestContext test) {
        vertx.close().onComplete(test.succeedingThenComplete());
    }

    /** What came of a request, and where its answer came out. */
    private record Arrival(Future<Response> answer, Context asked, Context answered, String thread) {}

    private Service over(Service server) {
        return new CollapseFilter(Request::target, flights, ticker, Delay.on(vertx)).over(server);
    }

    private Future<Response> whenAnswered(Promise<Response> answer, Request request) {
        calls.incrementAndGet();
        return answer.future();
    }

    private Future<String> threadOf(Context loop) {
        Promise<String> name = Promise.promise();
        loop.runOnContext(there -> name.complete(Thread.currentThread().getName()));
        return name.future();
    }

    private Future<Arrival> ask(Service stack, Context loop, Promise<Void> asked) {
        Promise<Arrival> arrival = Promise.promise();
        loop.runOnContext(there -> {
            Future<Response> answer = stack.call(Requests.get(
                    "/Users", ticker.nanos() + Duration.ofSeconds(30).toNanos()));
            answer.onComplete(done -> arrival.complete(new Arrival(
                    answer, loop, Vertx.currentContext(), Thread.currentThread().getName())));
            asked.complete();
        });
        return arrival.future();
    }

    @Test
    void everyoneGetsTheSameAnswerOnHisOwnEventLoop(VertxTestContext test) {
        Promise<Response> answer = Promise.promise();
        Service stack = over(request -> whenAnswered(answer, request));
        Promise<Void> led = Promise.promise();
        List<Future<Arrival>> arrivals = new ArrayList<>();
        List<Future<Void>> asked = new ArrayList<>();
        arrivals.add(ask(stack, loops.get(0), led));

        led.future()
                .compose(first -> {
                    for (int i = 0; i < FOLLOWERS; i++) {
                        Promise<Void> followed = Promise.promise();
                        asked.add(followed.future());
                        arrivals.add(ask(stack, loops.get(i % 2), followed));
                    }
                    return Future.all(asked);
                })
                .onSuccess(all -> loops.get(0).runOnContext(there -> answer.complete(ANSWER)))
                .compose(all -> Future.all(arrivals))
                .compose(all -> Future.all(threadOf(loops.get(0)), threadOf(loops.get(1))))
                .timeout(20, TimeUnit.SECONDS)
                .onComplete(test.succeeding(threads -> test.verify(() -> {
                    List<String> names = threads.list();
                    assertThat(names).doesNotHaveDuplicates();
                    assertThat(calls).hasValue(1);
                    assertThat(flights.size()).isZero();
                    assertThat(arrivals).hasSize(FOLLOWERS + 1).allSatisfy(arrival -> {
                        assertThat(arrival.result().answer().result()).isSameAs(ANSWER);
                        assertThat(arrival.result().answered())
                                .isSameAs(arrival.result().asked());
                        assertThat(arrival.result().thread())
                                .isEqualTo(
                                        names.get(loops.indexOf(arrival.result().asked())));
                    });
                    test.completeNow();
                })));
    }
}
