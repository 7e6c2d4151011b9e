package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for a slot, in which order, and who is not let into the line. */
class WaitingLineTest extends ConcurrencyCase {
    private static final Duration TICK = Duration.ofNanos(1);

    /** Teaches the limit that slots are held for so long. */
    private void held(Duration time) {
        Promise<Response> answer = server.expect("/before").pend();
        ask("/before");
        this.time.advance(time);
        answer.complete(ANSWER);
    }

    @Test
    void whoWaitsGoesInTheOrderOfComing() {
        Promise<Response> first = server.expect("/1").pend();
        Promise<Response> second = server.expect("/2").pend();
        Promise<Response> third = server.expect("/3").pend();
        ask("/1");
        ask("/2");
        ask("/3");
        assertThat(server.calls()).isEqualTo(1);
        assertThat(limit.waiting()).isEqualTo(2);

        first.complete(ANSWER);
        assertThat(server.calls()).isEqualTo(2);
        second.complete(ANSWER);
        assertThat(server.calls()).isEqualTo(3);
        third.complete(ANSWER);
    }

    @Test
    void longLineOfQuickAnswersIsNoDeepStack() {
        int many = 20_000;
        ConcurrencyLimit wide = new ConcurrencyLimit("home", new Capacity(1, many), time, time);
        ConcurrencyLimitFilter over = new ConcurrencyLimitFilter("concurrency", wide, any -> true);
        Promise<Response> first = Promise.promise();
        over.apply(request("/1"), asked -> first.future());
        List<Future<Response>> others = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            others.add(over.apply(request("/2"), asked -> Future.succeededFuture(ANSWER)));
        }

        first.complete(ANSWER);

        assertThat(others).allMatch(Future::succeeded);
        assertThat(wide.running()).isZero();
    }

    @Test
    void fullQueueRefusesAtOnceWithoutAskingTheServer() {
        held(Duration.ofSeconds(3));
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/2").answer(200);
        server.expect("/3").answer(200);
        ask("/1");
        ask("/2");
        ask("/3");

        ServiceException refusal = missing(ask("/4"));

        assertThat(refusal.kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(refusal.maybeProcessed()).isFalse();
        assertThat(refusal.retryAfterNanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(refused).containsExactly("concurrency");
        assertThat(limit.shed()).isEqualTo(1);
        first.complete(ANSWER);
    }

    @Test
    void turnThatWouldComeTooLateIsRefusedAtOnce() {
        held(Duration.ofSeconds(10));
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/2").answer(200);
        ask("/1");
        ask("/2");

        ServiceException refusal = missing(ask("/3"));

        assertThat(refusal.kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(refusal.retryAfterNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
        first.complete(ANSWER);
    }

    @Test
    void whatSlotsAreHeldForIsLearntAnewWhenTheServerIsQuickAgain() {
        held(Duration.ofSeconds(40));
        for (int i = 0; i < 20; i++) {
            held(Duration.ofMillis(10));
        }
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/2").answer(200);
        ask("/1");

        assertThat(ask("/2").isComplete()).isFalse();

        first.complete(ANSWER);
    }

    @Test
    void whoseDeadlineComesLeavesTheLineAndNotATickBefore() {
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/3").answer(200);
        ask("/1");
        Future<Response> second = ask("/2");
        time.advance(TICK);
        Future<Response> third = ask("/3");

        time.advance(TIME_ALLOWED.minus(TICK).minus(TICK));
        assertThat(second.isComplete()).isFalse();
        time.advance(TICK);

        assertThat(missing(second).kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(refused).containsExactly("concurrency");
        assertThat(limit.waiting()).isEqualTo(1);
        first.complete(ANSWER);
        assertThat(third.succeeded()).isTrue();
    }

    @Test
    void whoGoesAwayLeavesTheLineToTheNext() {
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/3").answer(200);
        Cancellation gone = new Cancellation();
        ask("/1");
        Future<Response> second = ask("/2", gone);
        Future<Response> third = ask("/3");

        gone.cancel();

        assertThat(missing(second).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(missing(second).maybeProcessed()).isFalse();
        assertThat(limit.waiting()).isEqualTo(1);
        assertThat(limit.shed()).isZero();
        assertThat(refused).isEmpty();
        first.complete(ANSWER);
        assertThat(third.succeeded()).isTrue();
    }
}
