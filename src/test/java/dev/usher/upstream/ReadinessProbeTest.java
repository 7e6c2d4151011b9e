package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessProbeTest {
    private final ManualTime time = new ManualTime();
    private final Upstream upstream =
            new Upstream(UpstreamSettings.of("home", URI.create("http://127.0.0.1:8096")), time);
    private final List<Request> asked = new ArrayList<>();
    private Future<Response> answer = answer(200, "Degraded");
    private ReadinessProbe probe;

    @BeforeEach
    void watch() {
        probe = ReadinessProbe.watch(
                upstream,
                request -> {
                    asked.add(request);
                    return answer;
                },
                time,
                time);
    }

    private static Future<Response> answer(int status, String text) {
        return Future.succeededFuture(new Response(status, HttpHeaders.headers(), Body.of(Buffer.buffer(text))));
    }

    private void lose(Duration wait) {
        upstream.answered(Outcome.NOT_READY, time.nanos(), wait.toNanos());
    }

    @Test
    void readyServerIsNotAsked() {
        time.advance(Duration.ofMinutes(1));

        assertThat(asked).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void lostServerIsAskedForItsHealthEverySecond() {
        lose(Duration.ZERO);

        time.advance(Duration.ofSeconds(3));

        assertThat(asked).hasSize(3);
        assertThat(asked.get(0).target()).isEqualTo("/health");
        assertThat(asked.get(0).caller().credential()).isNull();
    }

    @Test
    void quietThatTheServerAskedForIsKept() {
        lose(Duration.ofSeconds(5));

        time.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(asked).isEmpty();

        time.advance(Duration.ofNanos(1));
        assertThat(asked).hasSize(1);
    }

    @Test
    void absurdQuietIsNotKeptByTheProbe() {
        lose(Duration.ofDays(1));

        time.advance(Duration.ofSeconds(30));

        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Healthy, true",
        "200, ' Healthy\n', true",
        "200, Degraded, false",
        "200, healthy, false",
        "200, Healthy enough, false",
        "200, '', false",
        "503, Healthy, false",
        "503, Unhealthy, false",
        "302, '', false"
    })
    void onlyTheWordHealthyIsReadiness(int status, String text, boolean ready) {
        lose(Duration.ZERO);
        answer = answer(status, text);

        time.advance(Duration.ofSeconds(1));

        assertThat(upstream.health().ready()).isEqualTo(ready);
        assertThat(time.pending()).isEqualTo(ready ? 0 : 1);
    }

    @Test
    void serverThatDoesNotAnswerIsAskedAgain() {
        lose(Duration.ZERO);
        answer = Future.failedFuture(new ServiceException(Kind.CONNECTION_REFUSED, false, "refused"));

        time.advance(Duration.ofSeconds(2));

        assertThat(asked).hasSize(2);
    }

    @Test
    void oneQuestionIsUnderWayAtATime() {
        lose(Duration.ZERO);
        Promise<Response> pending = Promise.promise();
        answer = pending.future();
        time.advance(Duration.ofSeconds(10));
        assertThat(asked).hasSize(1);

        answer = answer(200, "Healthy");
        pending.complete(new Response(503, HttpHeaders.headers(), Body.EMPTY));
        time.advance(Duration.ofSeconds(1));

        assertThat(asked).hasSize(2);
        assertThat(upstream.health().ready()).isTrue();
    }

    @Test
    void serverThatIsLostAgainIsWatchedAgain() {
        lose(Duration.ZERO);
        upstream.answered(Outcome.SUCCESS, time.nanos(), 0);
        lose(Duration.ZERO);
        assertThat(time.pending()).isEqualTo(1);

        time.advance(Duration.ofSeconds(1));
        assertThat(asked).hasSize(1);
        upstream.answered(Outcome.SUCCESS, time.nanos(), 0);
        time.advance(Duration.ofSeconds(1));
        assertThat(time.pending()).isZero();

        lose(Duration.ZERO);
        time.advance(Duration.ofSeconds(1));
        assertThat(asked).hasSize(2);
    }

    @Test
    void closedProbeAsksNoMore() {
        lose(Duration.ZERO);

        probe.close();
        time.advance(Duration.ofMinutes(1));

        assertThat(asked).isEmpty();
        assertThat(time.pending()).isZero();
    }
}
