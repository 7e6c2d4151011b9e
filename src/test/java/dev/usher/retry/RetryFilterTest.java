package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Outcome;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an attempt follows another, and what becomes of the last answer. */
class RetryFilterTest extends RetryCase {
    private static final Duration TICK = Duration.ofNanos(1);

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
    void aBugBeneathIsNotRepeated() {
        server.expect().reply(request -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(usher.call(get(15)).cause()).isInstanceOf(IllegalStateException.class);
    }
}
