package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitFilterTest {
    private static final Duration TIME_ALLOWED = Duration.ofSeconds(15);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Response ANSWER = ScriptedService.response(200, "all");

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final ConcurrencyLimit limit = new ConcurrencyLimit("home", new Capacity(1, 2), time, time);
    private final ConcurrencyLimitFilter filter = new ConcurrencyLimitFilter(
            "concurrency", limit, request -> !request.target().startsWith("/free"));
    private final List<String> refused = new ArrayList<>();

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(limit.running()).isZero();
        assertThat(limit.waiting()).isZero();
        assertThat(time.pending()).isZero();
        server.assertFollowed();
    }

    private Request request(String target) {
        return Requests.get(target, time.nanos() + TIME_ALLOWED.toNanos()).withObserver(new Observer() {
            @Override
            public void refused(String policy) {
                refused.add(policy);
            }
        });
    }

    private Future<Response> ask(String target) {
        return filter.apply(request(target), server);
    }

    private Future<Response> ask(String target, Cancellation gone) {
        return filter.apply(request(target).withGone(gone), server);
    }

    private static ServiceException missing(Future<Response> answer) {
        assertThat(answer.cause()).isInstanceOf(ServiceException.class);
        return (ServiceException) answer.cause();
    }

    /** Teaches the limit that slots are held for so long. */
    private void held(Duration time) {
        Promise<Response> answer = server.expect("/before").pend();
        ask("/before");
        this.time.advance(time);
        answer.complete(ANSWER);
    }

    @Test
    void answerThatIsThereAtOnceIsTheVeryFutureOfTheService() {
        Future<Response> made = Future.succeededFuture(ANSWER);

        assertThat(filter.apply(request("/1"), asked -> made)).isSameAs(made);
        assertThat(limit.running()).isZero();
    }

    @Test
    void slotIsHeldUntilTheAnswerComes() {
        Promise<Response> answer = server.expect("/1").pend();
        Future<Response> asked = ask("/1");
        assertThat(limit.running()).isEqualTo(1);

        answer.complete(ANSWER);

        assertThat(asked.result()).isSameAs(ANSWER);
        assertThat(limit.running()).isZero();
    }

    @Test
    void slotIsFreedByAFailure() {
        Promise<Response> answer = server.expect("/1").pend();
        Future<Response> asked = ask("/1");
        answer.fail(new ServiceException(Kind.CONNECTION_TERMINATED, true, "torn"));

        assertThat(missing(asked).kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
    }

    @Test
    void slotIsFreedByAServiceThatThrows() {
        assertThatThrownBy(() -> filter.apply(request("/1"), asked -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    @Test
    void slotIsFreedByAServiceThatThrowsAtOneWhoHasWaited() {
        Promise<Response> first = server.expect("/1").pend();
        ask("/1");
        Future<Response> second = filter.apply(request("/2"), asked -> {
            throw new IllegalStateException("a bug");
        });

        first.complete(ANSWER);

        assertThat(second.cause()).hasMessage("a bug");
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

    @Test
    void whoHasGoneAlreadyIsNotSent() {
        Cancellation gone = new Cancellation();
        gone.cancel();

        assertThat(missing(ask("/1", gone)).kind()).isEqualTo(Kind.CANCELLED);

        assertThat(server.calls()).isZero();
    }

    @Test
    void whoGoesAwayWhileTheServerIsAtWorkKeepsItsSlot() {
        Promise<Response> first = server.expect("/1").pend();
        Cancellation gone = new Cancellation();
        ask("/1", gone);

        gone.cancel();

        assertThat(limit.running()).isEqualTo(1);
        first.complete(ANSWER);
    }

    @Test
    void whatNeedsNoSlotPasses() {
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/free").answer(200);
        ask("/1");

        assertThat(ask("/free").succeeded()).isTrue();

        first.complete(ANSWER);
    }

    @Test
    void slotThatIsFreedTwiceIsFreedOnce() {
        Slot slot = limit.enter(Long.MAX_VALUE, Cancellation.NEVER).result();

        slot.free();
        slot.free();

        assertThat(limit.running()).isZero();
    }
}
