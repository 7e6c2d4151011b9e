package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Loops;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.Soon;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand requests on four event loops, of which many fail, go away, or run out of their time. */
@ExtendWith(VertxExtension.class)
class ConcurrencyLimitThreadsTest {
    private static final int LOOPS = 4;
    private static final int CLIENTS = 64;
    private static final int REQUESTS = 10_048;
    private static final int SLOTS = 8;
    private static final Response ANSWER = ScriptedService.response(200, "all");

    private final ManualTime time = new ManualTime();
    private final ConcurrencyLimit limit = new ConcurrencyLimit("home", new Capacity(SLOTS, 32), time, time);
    private final ConcurrencyLimitFilter filter = new ConcurrencyLimitFilter("concurrency", limit, any -> true);

    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger mostUnderway = new AtomicInteger();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger overloaded = new AtomicInteger();

    @Test
    void noSlotIsLostAndNoneIsGivenTwice(Vertx vertx) throws Exception {
        List<Context> homes = Loops.of(vertx, LOOPS);
        List<Future<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client(homes.get(i % LOOPS), new Random(i)).run());
        }

        Soon.value(Future.all(clients));

        assertThat(limit.running()).isZero();
        assertThat(limit.waiting()).isZero();
        assertThat(time.pending()).isZero();
        assertThat(mostUnderway.get()).isLessThanOrEqualTo(SLOTS);
        assertThat(elsewhere).hasValue(0);
        assertThat(answered).hasPositiveValue();
        assertThat(failed).hasPositiveValue();
        assertThat(cancelled).hasPositiveValue();
        assertThat(limit.shed()).isEqualTo(overloaded.get());
        assertThat(answered.get() + failed.get() + cancelled.get() + overloaded.get())
                .isEqualTo(REQUESTS);
    }

    /** Asks again and again on one event loop, each time with another fate. */
    private final class Client implements Service {
        private final Context home;
        private final Random random;
        private final Promise<Void> done = Promise.promise();
        private int left = REQUESTS / CLIENTS;

        Client(Context home, Random random) {
            this.home = home;
            this.random = random;
        }

        Future<Void> run() {
            home.runOnContext(ignored -> next());
            return done.future();
        }

        private void next() {
            if (left-- == 0) {
                done.complete();
                return;
            }
            Cancellation gone = new Cancellation();
            if (random.nextInt(8) == 0) {
                gone.cancel();
            } else if (random.nextInt(4) == 0) {
                home.runOnContext(ignored -> gone.cancel());
            }
            Request request = Requests.get("/Users", time.nanos() + random.nextInt(50_000_000))
                    .withGone(gone);
            ask(request).onComplete(answer -> {
                count(answer);
                checkHome();
                home.runOnContext(ignored -> next());
            });
        }

        private Future<Response> ask(Request request) {
            try {
                return filter.apply(request, this);
            } catch (IllegalStateException bug) {
                return Future.failedFuture(bug);
            }
        }

        @Override
        public Future<Response> call(Request request) {
            checkHome();
            mostUnderway.accumulateAndGet(underway.incrementAndGet(), Math::max);
            time.advance(Duration.ofMillis(random.nextInt(3)));
            return switch (random.nextInt(6)) {
                case 0 -> landed(Future.succeededFuture(ANSWER));
                case 1 -> landed(Future.failedFuture(torn()));
                case 2 -> throw landed(new IllegalStateException("a bug"));
                case 3 -> later(Future.failedFuture(torn()));
                default -> later(Future.succeededFuture(ANSWER));
            };
        }

        private <T> T landed(T outcome) {
            underway.decrementAndGet();
            return outcome;
        }

        private Future<Response> later(Future<Response> outcome) {
            Promise<Response> answer = Promise.promise();
            home.runOnContext(ignored -> answer.handle(landed(outcome)));
            return answer.future();
        }

        private void checkHome() {
            if (Vertx.currentContext() != home) {
                elsewhere.incrementAndGet();
            }
        }
    }

    private static ServiceException torn() {
        return new ServiceException(Kind.CONNECTION_TERMINATED, true, "torn");
    }

    private void count(AsyncResult<Response> answer) {
        if (answer.succeeded()) {
            answered.incrementAndGet();
        } else if (answer.cause() instanceof ServiceException missing && missing.kind() == Kind.CANCELLED) {
            cancelled.incrementAndGet();
        } else if (answer.cause() instanceof ServiceException missing && missing.kind() == Kind.OVERLOADED) {
            overloaded.incrementAndGet();
        } else {
            failed.incrementAndGet();
        }
    }
}
