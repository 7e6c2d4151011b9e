package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent again, and what must not run twice. */
class RepetitionTest extends RetryCase {
    @Test
    void aLoginIsRepeatedWhenNothingHasBeenExecutedHoweverOften() {
        server.expect()
                .times(20)
                .answer(answer(503, Outcome.NOT_READY))
                .expect()
                .answer(OK);
        Future<Response> answer = usher.call(login(15));

        time.advance(Duration.ofSeconds(10));

        assertThat(answer.result()).isSameAs(OK);
    }

    @Test
    void aLoginIsRepeatedWhileTheServersPortIsClosed() {
        server.expect().times(9).fail(Kind.CONNECTION_REFUSED, false).expect().answer(OK);
        Future<Response> answer = usher.call(login(15));

        time.advance(Duration.ofMillis(4500));

        assertThat(answer.result()).isSameAs(OK);
    }

    @Test
    void aPortThatStaysClosedBeyondTheDeadlineIsAStartingServer() {
        server.otherwise(
                request -> Future.failedFuture(new ServiceException(Kind.CONNECTION_REFUSED, false, "refused")));
        Future<Response> answer = usher.call(login(2));

        time.advance(Duration.ofSeconds(2));

        assertThat(answer.result().status()).isEqualTo(503);
        assertThat(answer.result().fields().get("Retry-After")).isEqualTo("1");
        assertThat(server.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"RETRYABLE", "TERMINAL", "IGNORED", "SUCCESS"})
    void aLoginThatTheServerHasAnsweredIsNotRepeated(Outcome outcome) {
        Response refused = answer(503, outcome, "1");
        server.expect().answer(refused);

        assertThat(usher.call(login(15)).result()).isSameAs(refused);
    }

    @Test
    void aLoginThatMayHaveBeenProcessedIsNotRepeated() {
        server.expect().fail(Kind.CONNECTION_TERMINATED, true);

        assertThat(usher.call(login(15)).cause()).isInstanceOf(ServiceException.class);
    }

    @Test
    void aReadThatMayHaveBeenProcessedIsRepeated() {
        server.expect().fail(Kind.CONNECTION_TERMINATED, true).expect().answer(OK);
        Future<Response> answer = usher.call(get(15));

        time.advance(Duration.ofMillis(100));

        assertThat(answer.result()).isSameAs(OK);
    }

    @Test
    void whereOnlyWhatIsSafeIsRepeatedADeleteThatMayHaveBeenProcessedIsNot() {
        Service gateway = filter(policy, new RetryBudget(0.2, 10, time))
                .repeatingOnlySafe()
                .over(health.over(server));
        server.expect().fail(Kind.CONNECTION_TERMINATED, true).expect().fail(Kind.CONNECTION_TERMINATED, true);
        server.expect().answer(OK);

        Future<Response> deleted = gateway.call(Requests.of(
                HttpMethod.DELETE,
                "/Users/1",
                Body.EMPTY,
                time.nanos() + Duration.ofSeconds(15).toNanos()));
        Future<Response> read = gateway.call(get(15));
        time.advance(Duration.ofMillis(100));

        assertThat(deleted.cause()).isInstanceOf(ServiceException.class);
        assertThat(read.result()).isSameAs(OK);
    }

    @Test
    void whatStreamsIsSentOnce() {
        Body upload = new Body.Streamed(null, -1, new Cancellation());
        server.expect().answer(answer(503, Outcome.NOT_READY));

        Request streamed = Requests.of(
                HttpMethod.PUT, "/Users", upload, Duration.ofSeconds(15).toNanos());

        assertThat(usher.call(streamed).result().status()).isEqualTo(503);
    }

    @Test
    void whatMustNotRunTwiceIsNotSentAgainWithTooLittleTimeForItsAnswer() {
        Duration word = Duration.ofSeconds(5);
        long deadline = time.nanos() + word.plusMillis(249).toNanos();
        server.expect("/Users/AuthenticateByName")
                .answer(answer(503, Outcome.NOT_READY).with("Retry-After", "5"));

        Future<Response> login = usher.call(Requests.post("/Users/AuthenticateByName", "{}", deadline));
        time.advance(word);

        assertThat(login.result().status()).isEqualTo(503);
        assertThat(login.result().fields().get("Retry-After")).isEqualTo("1");
    }

    @Test
    void whatMayRunTwiceIsSentAgainWithinTheLastMoment() {
        Duration word = Duration.ofSeconds(5);
        long deadline = time.nanos() + word.plusMillis(249).toNanos();
        server.expect("/Users").answer(answer(503, Outcome.NOT_READY).with("Retry-After", "5"));
        server.expect("/Users").answer(OK);

        Future<Response> read = usher.call(Requests.get("/Users", deadline));
        time.advance(word);

        assertThat(read.result()).isSameAs(OK);
    }

    @Test
    void whatMustNotRunTwiceIsNotSentForTheFirstTimeWhereTheWaitLeftTooLittle() {
        Duration word = Duration.ofSeconds(5);
        server.expect().answer(answer(503, Outcome.NOT_READY, "5"));
        usher.call(get(1));
        long deadline = time.nanos() + word.plusMillis(249).toNanos();

        Future<Response> login = usher.call(Requests.post("/Users/AuthenticateByName", "{}", deadline));
        time.advance(word);

        assertThat(login.result().status()).isEqualTo(503);
        assertThat(login.result().fields().get("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(Afterwards.class)
    void writeThatMayHaveBeenProcessedStaysInDoubtWhateverComesOfItsRepetition(Afterwards afterwards) {
        server.expect().fail(Kind.CONNECTION_TERMINATED, true);
        server.otherwise(request -> afterwards.come);

        Future<Response> deleted = usher.call(Requests.of(
                HttpMethod.DELETE,
                "/Users/1",
                Body.EMPTY,
                time.nanos() + Duration.ofSeconds(2).toNanos()));
        time.advance(Duration.ofSeconds(2));

        assertThat(server.calls()).isGreaterThan(1);
        assertThat(deleted.cause())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        missing -> assertThat(missing.maybeProcessed()).isTrue());
    }

    /** What surely executes nothing. */
    private enum Afterwards {
        STARTING(Future.succeededFuture(answer(503, Outcome.NOT_READY, "60"))),
        REFUSED(Future.failedFuture(new ServiceException(Kind.CONNECTION_REFUSED, false, "refused"))),
        BUSY(Future.failedFuture(new ServiceException(Kind.CONNECTION_LIMIT_REACHED, false, "busy"))),
        OVERLOADED(Future.failedFuture(ServiceException.unsent(Kind.OVERLOADED, "overloaded", 1)));

        private final Future<Response> come;

        Afterwards(Future<Response> come) {
            this.come = come;
        }
    }

    @Test
    void writeThatIsAnsweredAfterADoubtIsAnswered() {
        Response gone = answer(404, Outcome.SUCCESS);
        server.expect().fail(Kind.CONNECTION_TERMINATED, true).expect().answer(gone);

        Future<Response> deleted = usher.call(Requests.of(
                HttpMethod.DELETE,
                "/Users/1",
                Body.EMPTY,
                time.nanos() + Duration.ofSeconds(15).toNanos()));
        time.advance(Duration.ofSeconds(1));

        assertThat(deleted.result()).isSameAs(gone);
    }
}
