package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollapseFilterTest {
    private static final Duration TIME_ALLOWED = Duration.ofSeconds(15);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Response ANSWER = ScriptedService.response(200, "all");

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Flights flights = new Flights();
    private final CollapseFilter filter = new CollapseFilter(
            new CollapseFilter.Rules(
                    request -> request.target().startsWith("/Users") ? request.target() : null,
                    answer -> answer.status() == 200 || answer.status() >= 500),
            flights,
            time,
            time);

    private Request request(String target) {
        return Requests.get(target, time.nanos() + TIME_ALLOWED.toNanos());
    }

    private Future<Response> ask(String target) {
        return filter.apply(request(target), server);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(flights.size()).isZero();
        assertThat(time.pending()).isZero();
        server.assertFollowed();
    }

    @Test
    void whoAsksMeanwhileGetsTheSameInstanceOfOneAnswer() {
        Promise<Response> call = server.expect("/Users").pend();
        List<Future<Response>> asked =
                IntStream.range(0, 5).mapToObj(i -> ask("/Users")).toList();
        assertThat(asked).noneMatch(Future::isComplete);

        call.complete(ANSWER);

        assertThat(asked).allSatisfy(answer -> assertThat(answer.result()).isSameAs(ANSWER));
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void theFirstIsAnsweredBeforeTheOthers() {
        Promise<Response> call = server.expect("/Users").pend();
        StringBuilder order = new StringBuilder();
        for (String name : List.of("1", "2", "3")) {
            ask("/Users").onComplete(done -> order.append(name));
        }

        call.complete(ANSWER);

        assertThat(order.toString()).isEqualTo("123");
    }

    @Test
    void differentKeysHaveCallsOfTheirOwn() {
        Promise<Response> one = server.expect("/Users/1").pend();
        Promise<Response> two = server.expect("/Users/2").pend();
        Future<Response> first = ask("/Users/1");
        Future<Response> second = ask("/Users/2");

        two.complete(ANSWER);

        assertThat(first.isComplete()).isFalse();
        assertThat(second.result()).isSameAs(ANSWER);
        one.complete(ANSWER);
    }

    @Test
    void requestWithoutAKeyPasses() {
        Promise<Response> one = server.expect("/Items").pend();
        Promise<Response> two = server.expect("/Items").pend();
        ask("/Items");
        ask("/Items");

        assertThat(flights.size()).isZero();
        assertThat(server.calls()).isEqualTo(2);
        one.complete(ANSWER);
        two.complete(ANSWER);
    }

    @Test
    void requestAfterTheLandingStartsAnew() {
        server.expect("/Users").times(2).answer(ANSWER);

        ask("/Users");
        ask("/Users");

        assertThat(server.calls()).isEqualTo(2);
    }

    @Test
    void requestMadeWhileTheAnswerIsHandedOutStartsAnew() {
        Promise<Response> call = server.expect("/Users").pend();
        server.expect("/Users").answer(404);
        Future<Response> later = ask("/Users").compose(answer -> ask("/Users"));

        call.complete(ANSWER);

        assertThat(later.result().status()).isEqualTo(404);
    }

    static Stream<Named<Throwable>> failures() {
        return Stream.of(
                Named.of(
                        "refused",
                        new ServiceException(ServiceException.Kind.CONNECTION_REFUSED, false, "nobody listens")),
                Named.of("torn", new ServiceException(ServiceException.Kind.CONNECTION_TERMINATED, true, "broken off")),
                Named.of("bug", new IllegalStateException("a bug")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void missingAnswerIsSharedToo(Throwable failure) {
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> first = ask("/Users");
        Future<Response> second = ask("/Users");

        call.fail(failure);

        assertThat(first.cause()).isSameAs(failure);
        assertThat(second.cause()).isSameAs(failure);
    }

    @Test
    void serviceThatThrowsLandsItsFlight() {
        Service broken = request -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(filter.apply(request("/Users"), broken).cause()).hasMessage("a bug");

        server.expect("/Users").answer(ANSWER);
        assertThat(ask("/Users").result()).isSameAs(ANSWER);
    }

    @Test
    void whoWaitsIsToldAtItsOwnDeadlineAndNotATickBefore() {
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> first = filter.apply(request("/Users").withDeadline(Long.MAX_VALUE), server);
        Future<Response> second = ask("/Users");

        time.advance(TIME_ALLOWED.minus(TICK));
        assertThat(second.isComplete()).isFalse();
        time.advance(TICK);

        assertThat(second.cause())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        missing -> assertThat(missing.kind()).isEqualTo(ServiceException.Kind.RESPONSE_TIMEOUT));
        assertThat(first.isComplete()).isFalse();
        call.complete(ANSWER);
        assertThat(first.result()).isSameAs(ANSWER);
    }

    @Test
    void ofThoseWithTimeLeftExactlyOneAsksAnewWhenTheFirstRanOutOfItsTime() {
        server.expect("/Users").hang();
        Promise<Response> anew = server.expect("/Users").pend();
        Future<Response> first = ask("/Users");
        time.advance(Duration.ofSeconds(5));
        List<Future<Response>> others =
                IntStream.range(0, 4).mapToObj(i -> ask("/Users")).toList();

        time.advance(Duration.ofSeconds(10));
        assertThat(first.cause()).isInstanceOf(ServiceException.class);
        assertThat(others).noneMatch(Future::isComplete);
        assertThat(server.calls()).isEqualTo(2);
        anew.complete(ANSWER);

        assertThat(others).allSatisfy(answer -> assertThat(answer.result()).isSameAs(ANSWER));
    }

    @Test
    void whoHasNoTimeLeftEitherDoesNotAskAnew() {
        server.expect("/Users").hang();
        Future<Response> first = ask("/Users");
        Future<Response> second = ask("/Users");

        time.advance(TIME_ALLOWED);

        assertThat(first.cause()).isInstanceOf(ServiceException.class);
        assertThat(second.cause()).isInstanceOf(ServiceException.class);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void askingAnewEndsAtTheDeadlineOfTheOneWhoAsks() {
        server.expect("/Users").times(2).hang();
        ask("/Users");
        time.advance(Duration.ofSeconds(5));
        Future<Response> second = ask("/Users");

        time.advance(TIME_ALLOWED);

        assertThat(second.cause()).isInstanceOf(ServiceException.class);
    }

    @Test
    void flightIsLetGoWhenTheLastOfThoseAboardHasLeft() {
        Cancellation one = new Cancellation();
        Cancellation two = new Cancellation();
        Promise<Response> call = server.expect("/Users").pend();
        filter.apply(request("/Users").withGone(one), server);
        Future<Response> second = filter.apply(request("/Users").withGone(two), server);
        Cancellation flight = server.requests().get(0).gone();

        one.cancel();
        assertThat(flight.isCancelled()).isFalse();
        two.cancel();

        assertThat(flight.isCancelled()).isTrue();
        assertThat(second.cause()).isInstanceOf(ServiceException.class);
        assertThat(time.pending()).isZero();
        call.complete(ANSWER);
    }

    @Test
    void whoRanOutOfTimeHasLeft() {
        Cancellation first = new Cancellation();
        Promise<Response> call = server.expect("/Users").pend();
        filter.apply(request("/Users").withDeadline(Long.MAX_VALUE).withGone(first), server);
        ask("/Users");
        time.advance(TIME_ALLOWED);

        first.cancel();

        assertThat(server.requests().get(0).gone().isCancelled()).isTrue();
        call.complete(ANSWER);
    }

    @Test
    void whoBoardsAFlightThatAllHaveLeftIsAnsweredByIt() {
        Cancellation first = new Cancellation();
        Promise<Response> call = server.expect("/Users").pend();
        filter.apply(request("/Users").withGone(first), server);
        first.cancel();
        Future<Response> late = ask("/Users");

        call.complete(ANSWER);

        assertThat(late.result()).isSameAs(ANSWER);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void whoBoardsAFlightThatComesToNothingSinceAllHadLeftAsksAnew() {
        Cancellation first = new Cancellation();
        Promise<Response> call = server.expect("/Users").pend();
        server.expect("/Users").answer(ANSWER);
        filter.apply(request("/Users").withGone(first), server);
        first.cancel();
        Future<Response> late = ask("/Users");

        call.fail(new ServiceException(ServiceException.Kind.CANCELLED, false, "all had left"));

        assertThat(late.result()).isSameAs(ANSWER);
    }

    @Test
    void answerThatSetsACookieIsForTheFirstOneAlone() {
        Promise<Response> call = server.expect("/Users").pend();
        Response own = ScriptedService.response(200, "set-cookie", "route=2");
        server.expect("/Users").answer(own);
        Future<Response> first = ask("/Users");
        Future<Response> second = ask("/Users");

        Response answer = ScriptedService.response(200, "set-cookie", "route=1");
        call.complete(answer);

        assertThat(first.result()).isSameAs(answer);
        assertThat(second.result()).isSameAs(own);
    }

    @Test
    void failuresOfTheServerAreShared() {
        for (int status : new int[] {500, 502, 503}) {
            Promise<Response> call = server.expect("/Users").pend();
            Future<Response> first = ask("/Users");
            Future<Response> second = ask("/Users");

            call.complete(ScriptedService.response(status, "content"));

            assertThat(second.result()).isSameAs(first.result());
        }
    }

    @Test
    void timersOfThoseWhoWaitAreDropped() {
        Promise<Response> call = server.expect("/Users").pend();
        ask("/Users");
        assertThat(time.pending()).isZero();
        ask("/Users");
        ask("/Users");
        assertThat(time.pending()).isEqualTo(2);

        call.complete(ANSWER);

        assertThat(time.pending()).isZero();
    }

    @Test
    void refusalIsForTheFirstOneAloneAndTheOthersAskForThemselves() {
        Promise<Response> refused = server.expect("/Users").pend();
        server.expect("/Users").answer(ANSWER);
        Future<Response> first = ask("/Users");
        Future<Response> second = ask("/Users");

        refused.complete(ScriptedService.response(400, "no"));

        assertThat(first.result().status()).isEqualTo(400);
        assertThat(second.result()).isSameAs(ANSWER);
        server.assertFollowed();
    }
}
