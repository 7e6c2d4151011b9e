package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.HttpDate;
import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthFilterTest {
    private final ManualTime time = new ManualTime();
    private final Upstream upstream =
            new Upstream(UpstreamSettings.of("home", URI.create("http://127.0.0.1:8096")), time);
    private final HealthFilter filter = new HealthFilter(
            upstream, HealthFilterTest::classify, answer -> answer.status() == 200, new Clockwork(time, time, time));

    private static Outcome classify(Response response) {
        return switch (response.status()) {
            case 503 -> Outcome.NOT_READY;
            case 418 -> Outcome.IGNORED;
            default -> Outcome.SUCCESS;
        };
    }

    private Request request() {
        return new Request(
                HttpMethod.GET, "/", HttpHeaders.headers(), Body.EMPTY, Loop.CALLER, () -> "test", 0, Observer.NONE);
    }

    private static Service answering(int status, MultiMap fields) {
        return request -> Future.succeededFuture(new Response(status, fields, Body.EMPTY));
    }

    private Future<Response> ask(Service next) {
        return filter.apply(request(), next);
    }

    @ParameterizedTest
    @CsvSource({"5, 5000", "005, 5000", "0, 500", "soon, 500"})
    void retryAfterOfAStartingServerSetsTheQuiet(String retryAfter, long millis) {
        ask(answering(503, HttpHeaders.headers().set("Retry-After", retryAfter)));

        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void retryAfterMayBeADate() {
        String date = HttpDate.format(time.instant().plusSeconds(7));

        ask(answering(503, HttpHeaders.headers().set("Retry-After", date)));

        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofSeconds(7).toNanos());
    }

    @Test
    void startingServerWithoutRetryAfterIsLeftAloneForHalfASecond() {
        ask(answering(503, HttpHeaders.headers()));

        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void ignoredAnswerSetsNothing() {
        ask(answering(418, HttpHeaders.headers().set("Retry-After", "5")));

        assertThat(upstream.quietNanos()).isNotPositive();
        assertThat(upstream.health().heard()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 304})
    void answerThatAStartingServerGivesTooProvesNothing(int status) {
        ask(answering(503, HttpHeaders.headers().set("Retry-After", "5")));
        ask(answering(status, HttpHeaders.headers()));

        assertThat(upstream.health().ready()).isFalse();
        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());

        ask(answering(200, HttpHeaders.headers()));

        assertThat(upstream.health().ready()).isTrue();
        assertThat(upstream.quietNanos()).isNotPositive();
    }

    @Test
    void refusedConnectionIsHeard() {
        ask(answering(200, HttpHeaders.headers()));

        Future<Response> refused =
                ask(request -> Future.failedFuture(new ServiceException(Kind.CONNECTION_REFUSED, false, "refused")));

        assertThat(refused.failed()).isTrue();
        assertThat(upstream.quietNanos()).isEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void completeAnswerPassesAsItIs() {
        Future<Response> answer = Future.succeededFuture(new Response(200, HttpHeaders.headers(), Body.EMPTY));

        assertThat(ask(request -> answer)).isSameAs(answer);
    }

    @Test
    void outcomeIsKnownBeforeThePendingAnswerPasses() {
        Promise<Response> pending = Promise.promise();
        Future<Long> quietWhenSeen = ask(request -> pending.future()).map(response -> upstream.quietNanos());

        pending.complete(new Response(503, HttpHeaders.headers(), Body.EMPTY));

        assertThat(quietWhenSeen.result()).isPositive();
    }

    @Test
    void streamIsRefusedAtOnceDuringTheQuietAndPassesAfterIt() {
        QuietFilter quiet = new QuietFilter(upstream);
        Service next = answering(200, HttpHeaders.headers());
        ask(answering(503, HttpHeaders.headers().set("Retry-After", "5")));
        time.advance(Duration.ofMillis(1500));

        Response refusal = quiet.apply(request(), next).result();
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.fields().get("Retry-After")).isEqualTo("4");

        time.advance(Duration.ofMillis(3500));
        assertThat(quiet.apply(request(), next).result().status()).isEqualTo(200);
    }

    @Test
    void anAttemptIsToldOfBeforeItIsMadeAndOnceItIsOver() {
        List<String> heard = new ArrayList<>();
        Promise<Response> answer = Promise.promise();
        Request observed = request().withObserver(new Observer() {
            @Override
            public void attempt(String server) {
                heard.add("asking " + server);
            }

            @Override
            public void concluded(String server, String outcome) {
                heard.add(server + " " + outcome);
            }
        });

        filter.apply(observed, request -> {
            assertThat(heard).containsExactly("asking home");
            return answer.future();
        });
        answer.complete(new Response(200, HttpHeaders.headers(), Body.EMPTY));

        assertThat(heard).containsExactly("asking home", "home success");
    }
}
