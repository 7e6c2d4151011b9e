package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who shares an answer, and who asks for itself. */
class CollapseFilterTest extends CollapseCase {
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
    void whoLosesMeanwhileWhatHeCameWithAsksForHimself() {
        AtomicInteger epoch = new AtomicInteger();
        CollapseFilter watchful = new CollapseFilter(
                new CollapseFilter.Rules(Request::target, request -> epoch.get(), answer -> true), flights, time, time);
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> first = watchful.apply(request("/Users"), server);
        Future<Response> second = watchful.apply(request("/Users"), server);

        epoch.incrementAndGet();
        server.expect("/Users").answer(401);
        call.complete(ANSWER);

        assertThat(first.result()).isSameAs(ANSWER);
        assertThat(second.result().status()).isEqualTo(401);
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
