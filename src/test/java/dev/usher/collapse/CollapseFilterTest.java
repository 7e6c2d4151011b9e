package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CollapseFilterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Response ANSWER = ScriptedService.response(200, "[]");

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Flights flights = new Flights();
    private final Service stack = new CollapseFilter(this::key, flights, time, time).over(server);

    private Object key(Request request) {
        return request.target().startsWith("/never") ? null : request.target();
    }

    private Future<Response> get(String target) {
        return get(target, PATIENCE);
    }

    private Future<Response> get(String target, Duration patience) {
        return stack.call(Requests.get(target, time.nanos() + patience.toNanos()));
    }

    private static ServiceException failure(Kind kind) {
        return new ServiceException(kind, true, "it failed");
    }

    @Test
    void requestsOfOneKeyShareOneCallAndItsAnswer() {
        Promise<Response> call = server.expect("/Users").pend();
        List<Future<Response>> answers =
                Stream.generate(() -> get("/Users")).limit(5).toList();
        assertThat(answers).noneMatch(Future::isComplete);

        call.complete(ANSWER);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.result()).isSameAs(ANSWER));
        assertThat(server.calls()).isEqualTo(1);
        server.assertFollowed();
    }

    @Test
    void requestsOfDifferentKeysAreCallsOfTheirOwn() {
        server.expect("/Users").pend();
        server.expect("/Users/1").answer(ANSWER);
        get("/Users");

        assertThat(get("/Users/1").result()).isSameAs(ANSWER);
    }

    @Test
    void aRequestWithoutAKeyPasses() {
        server.expect("/never").pend();
        server.expect("/never").answer(ANSWER);
        get("/never");

        assertThat(get("/never").result()).isSameAs(ANSWER);
        assertThat(flights.size()).isZero();
    }

    @Test
    void anAnswerThatIsThereAtOnceLeavesNothingInFlight() {
        server.expect("/Users").times(2).answer(ANSWER);

        assertThat(get("/Users").result()).isSameAs(ANSWER);
        assertThat(flights.size()).isZero();
        assertThat(get("/Users").result()).isSameAs(ANSWER);
        server.assertFollowed();
    }

    @Test
    void theKeyIsFreeBeforeAnybodyIsAnsweredSoThatWhoAsksThenStartsAnew() {
        Promise<Response> call = server.expect("/Users").pend();
        server.expect("/Users").answer(503).expect("/Users").answer(404);
        Future<Integer> leaderAgain =
                get("/Users").compose(done -> get("/Users")).map(Response::status);
        Future<Integer> followerAgain =
                get("/Users").compose(done -> get("/Users")).map(Response::status);

        call.complete(ANSWER);

        assertThat(leaderAgain.result()).isEqualTo(503);
        assertThat(followerAgain.result()).isEqualTo(404);
        server.assertFollowed();
    }

    @Test
    void theFirstOneIsAnsweredBeforeThoseWhoWait() {
        Promise<Response> call = server.expect("/Users").pend();
        StringBuilder order = new StringBuilder();
        Future<Response> leader = get("/Users");
        Future<Response> follower = get("/Users");
        follower.onComplete(done -> order.append("follower "));
        leader.onComplete(done -> order.append("leader "));

        call.complete(ANSWER);

        assertThat(order).hasToString("leader follower ");
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "RESPONSE_TIMEOUT")
    void aFailureIsSharedLikeAnAnswer(Kind kind) {
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> leader = get("/Users");
        Future<Response> follower = get("/Users");
        ServiceException failure = failure(kind);

        call.fail(failure);

        assertThat(leader.cause()).isSameAs(failure);
        assertThat(follower.cause()).isSameAs(failure);
        assertThat(server.calls()).isEqualTo(1);
        assertThat(time.pending()).isZero();
    }

    @Test
    void whoWaitsHasADeadlineOfHisOwn() {
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> leader = get("/Users");
        Future<Response> follower = get("/Users", Duration.ofSeconds(2));

        time.advance(Duration.ofSeconds(2).minus(TICK));
        assertThat(follower.isComplete()).isFalse();
        time.advance(TICK);

        assertThat(follower.cause())
                .isInstanceOfSatisfying(
                        ServiceException.class, late -> assertThat(late.kind()).isEqualTo(Kind.RESPONSE_TIMEOUT));
        assertThat(leader.isComplete()).isFalse();
        call.complete(ANSWER);
        assertThat(leader.result()).isSameAs(ANSWER);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void whoWaitedAsksAnewTogetherWhenTheFirstOneRanOutOfItsTime() {
        server.expect("/Users").hang();
        Promise<Response> second = server.expect("/Users").pend();
        Future<Response> leader = get("/Users", Duration.ofSeconds(1));
        Future<Response> follower = get("/Users", Duration.ofSeconds(3));
        Future<Response> other = get("/Users", Duration.ofSeconds(4));

        time.advance(Duration.ofSeconds(1));

        assertThat(leader.failed()).isTrue();
        assertThat(follower.isComplete() || other.isComplete()).isFalse();
        assertThat(server.calls()).isEqualTo(2);
        second.complete(ANSWER);
        assertThat(follower.result()).isSameAs(ANSWER);
        assertThat(other.result()).isSameAs(ANSWER);
        server.assertFollowed();
    }

    @Test
    void whoHasNoTimeLeftEitherDoesNotAskAnew() {
        server.expect("/Users").hang();
        Future<Response> leader = get("/Users");
        Future<Response> follower = get("/Users");

        time.advance(PATIENCE);

        assertThat(leader.failed()).isTrue();
        assertThat(follower.failed()).isTrue();
        server.assertFollowed();
    }

    @Test
    void aDeadlineThatIsNotReachedLeavesNoTimer() {
        Promise<Response> call = server.expect("/Users").pend();
        get("/Users");
        get("/Users");
        assertThat(time.pending()).isEqualTo(1);

        call.complete(ANSWER);

        assertThat(time.pending()).isZero();
    }

    @Test
    void aServiceThatThrowsIsNotInFlightForEver() {
        server.expect("/Users")
                .reply(request -> {
                    throw new IllegalStateException("a bug");
                })
                .expect("/Users")
                .answer(ANSWER);

        assertThat(get("/Users").cause()).isInstanceOf(IllegalStateException.class);
        assertThat(flights.size()).isZero();
        assertThat(get("/Users").result()).isSameAs(ANSWER);
    }
}
