package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is aboard a flight, for how long, and what becomes of it when they have left. */
class FlightTest extends CollapseCase {
    private static final Duration TICK = Duration.ofNanos(1);

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
}
