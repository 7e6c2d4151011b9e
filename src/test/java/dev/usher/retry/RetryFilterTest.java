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
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryFilterTest {
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Response OK = answer(200, Outcome.SUCCESS);

    private final ManualTime time = new ManualTime();
    private final FakeHealth health = new FakeHealth(time);
    private final ScriptedService server = new ScriptedService(time);
    private final RetryPolicy policy = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 0, 1_000);
    private final Service usher = stack(policy, new RetryBudget(0.2, 10, time));

    private Service stack(RetryPolicy retryPolicy, RetryBudget budget) {
        return filter(retryPolicy, budget).over(health.over(server));
    }

    private RetryFilter filter(RetryPolicy retryPolicy, RetryBudget budget) {
        WaitingRoom room = new WaitingRoom(health, retryPolicy.maxWaiting(), time, time);
        return new RetryFilter(
                retryPolicy,
                new RetriedServer("home", room, budget),
                new RetryTiming(time, time, time, new Random(1)),
                FakeHealth::classify);
    }

    private Request get(int seconds) {
        return Requests.get("/Users", time.nanos() + Duration.ofSeconds(seconds).toNanos());
    }

    private Request login(int seconds) {
        return Requests.post(
                "/Users/AuthenticateByName",
                "{}",
                time.nanos() + Duration.ofSeconds(seconds).toNanos());
    }

    @AfterEach
    void nothingIsLeftToDo() {
        server.assertFollowed();
        assertThat(time.pending()).isZero();
    }

    @Test
    void aGoodAnswerIsHandedOnAtOnce() {
        server.expect("/Users").answer(OK);

        assertThat(usher.call(get(20)).result()).isSameAs(OK);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"NOT_READY", "RETRYABLE"})
    void threeTimesFiveSecondsCostOneCallerFifteen(Outcome outcome) {
        server.expect("/Users")
                .times(3)
                .answer(answer(503, outcome, "005"))
                .expect("/Users")
                .answer(OK);
        Future<Response> answer = usher.call(get(20));

        time.advance(Duration.ofSeconds(15).minus(TICK));
        assertThat(answer.isComplete()).isFalse();
        assertThat(server.calls()).isEqualTo(3);
        time.advance(TICK);
        assertThat(answer.result()).isSameAs(OK);
    }

    @Test
    void aDateInRetryAfterIsWaitedFor() {
        server.expect().answer(answer(503, Outcome.RETRYABLE, "Mon, 23 Nov 2026 12:00:07 GMT"));
        server.expect().answer(OK);
        Future<Response> answer = usher.call(get(20));

        time.advance(Duration.ofSeconds(7).minus(TICK));
        assertThat(answer.isComplete()).isFalse();
        time.advance(TICK);
        assertThat(answer.result()).isSameAs(OK);
    }

    @ParameterizedTest
    @CsvSource({"NOT_READY,005,5", "RETRYABLE,005,5", "RETRYABLE,'Mon, 23 Nov 2026 12:00:09 GMT',9", "NOT_READY,4,4"})
    void aWaitBeyondTheDeadlineIsTheCallersAtOnceWithTheSecondsThatRemain(
            Outcome outcome, String word, String remaining) {
        server.expect().answer(answer(503, outcome, word));

        Response answer = usher.call(get(4)).result();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields().getAll("Retry-After")).containsExactly(remaining);
        assertThat(answer.fields().get("X-Outcome")).isEqualTo(outcome.name());
    }

    @Test
    void nobodyKnocksWhileTheServersWordStandsAndTheImpatientAreToldWhatRemains() {
        server.expect().answer(answer(503, Outcome.NOT_READY, "005"));
        usher.call(get(4));
        time.advance(Duration.ofMillis(1500));

        Response answer = usher.call(get(3)).result();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields().get("Retry-After")).isEqualTo("4");
        assertThat(answer.body())
                .isInstanceOfSatisfying(
                        Body.Full.class,
                        full -> assertThat(new JsonObject(full.bytes()).getString("type"))
                                .isEqualTo("urn:usher:problem:server-starting"));
        assertThat(server.calls()).isEqualTo(1);
    }

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

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"TERMINAL", "IGNORED"})
    void whatRepeatingDoesNotHelpIsHandedOnUntouched(Outcome outcome) {
        Response last = answer(503, outcome);
        server.expect().answer(last);

        assertThat(usher.call(get(15)).result()).isSameAs(last);
    }

    @Test
    void afterTheLastAttemptTheAnswerIsHandedOnUntouched() {
        Response last = answer(502, Outcome.RETRYABLE, "007");
        server.expect().times(3).answer(answer(502, Outcome.RETRYABLE)).expect().answer(last);
        Future<Response> answer = usher.call(get(15));

        time.advance(Duration.ofMillis(700).minus(TICK));
        assertThat(answer.isComplete()).isFalse();
        time.advance(TICK);
        assertThat(answer.result()).isSameAs(last);
    }

    @Test
    void theBudgetStopsARetryStorm() {
        Service frugal = stack(policy, new RetryBudget(0.2, 0, time));
        server.otherwise(request -> Future.succeededFuture(answer(502, Outcome.RETRYABLE)));
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(frugal.call(get(15)));
        }

        time.advance(Duration.ofSeconds(15));

        assertThat(answers).allMatch(answer -> answer.result().status() == 502);
        assertThat(server.calls()).isEqualTo(600);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void jitterNeverComesBackBeforeTheServersWord(long seed) {
        RetryPolicy jittery = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 1, 10);
        WaitingRoom room = new WaitingRoom(health, 10, time, time);
        Service random = new RetryFilter(
                        jittery,
                        new RetriedServer("home", room, new RetryBudget(0.2, 10, time)),
                        new RetryTiming(time, time, time, new Random(seed)),
                        FakeHealth::classify)
                .over(server);
        server.expect().answer(answer(503, Outcome.RETRYABLE, "1")).expect().answer(OK);
        Future<Response> answer = random.call(get(15));

        time.advance(Duration.ofSeconds(1));
        assertThat(answer.isComplete()).isFalse();
        time.advance(Duration.ofMillis(100));
        assertThat(answer.result()).isSameAs(OK);
    }

    @Test
    void anUnknownReadinessIsAskedAgainAtAMeasuredPace() {
        WaitingRoom room = new WaitingRoom(() -> 0, 10, time, time);
        Service unaware = new RetryFilter(
                        policy,
                        new RetriedServer("home", room, new RetryBudget(0, 0, time)),
                        new RetryTiming(time, time, time, new Random(1)),
                        FakeHealth::classify)
                .over(server);
        server.expect().times(5).answer(answer(503, Outcome.NOT_READY)).expect().answer(OK);
        Future<Response> answer = unaware.call(login(15));

        time.advance(Duration.ofMillis(500).minus(TICK));
        assertThat(answer.isComplete()).isFalse();
        time.advance(TICK);
        assertThat(answer.result()).isSameAs(OK);
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
    void aBugBeneathIsNotRepeated() {
        server.expect().reply(request -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(usher.call(get(15)).cause()).isInstanceOf(IllegalStateException.class);
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
