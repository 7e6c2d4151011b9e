package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Outcome;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Response OK = answer(200, Outcome.SUCCESS);
    private static final Response STARTING = answer(503, Outcome.NOT_READY, "005");

    private final ManualTime time = new ManualTime();
    private final FakeHealth health = new FakeHealth(time);
    private final ScriptedService server = new ScriptedService(time);
    private final WaitingRoom room = new WaitingRoom(health, 1_000, time, time);
    private final Service usher = new RetryFilter(
                    new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 0, 1_000),
                    new RetriedServer("home", room, new RetryBudget(0.2, 0, time)),
                    new RetryTiming(time, time, time, new Random(1)),
                    FakeHealth::classify)
            .over(health.over(server));

    private Future<Response> ask(String target, Duration patience) {
        return usher.call(Requests.get(target, time.nanos() + patience.toNanos()));
    }

    private List<Future<Response>> ask(int callers, Duration patience) {
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(ask("/Users/" + i, patience));
        }
        return answers;
    }

    private static long answered(List<Future<Response>> answers) {
        return answers.stream().filter(Future::isComplete).count();
    }

    @AfterEach
    void nothingIsLeftToDo() {
        server.assertFollowed();
        assertThat(room.waiting()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void aThousandCallersCostTheServerOneCallPerQuietPeriod() {
        health.quietFor(Duration.ofSeconds(5));
        List<Future<Response>> answers = ask(1_000, Duration.ofSeconds(30));
        assertThat(room.waiting()).isEqualTo(1_000);

        Response refused = ask("/Users/1000", Duration.ofSeconds(30)).result();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.fields().get("Retry-After")).isEqualTo("5");

        server.expect("/Users/0").times(3).answer(STARTING);
        for (int period = 0; period < 3; period++) {
            time.advance(Duration.ofSeconds(5).minus(TICK));
            assertThat(server.calls()).isEqualTo(period);
            time.advance(TICK);
            assertThat(server.calls()).isEqualTo(period + 1);
        }
        assertThat(answered(answers)).isZero();
        assertThat(ask("/Users/1001", Duration.ofSeconds(30)).result().status()).isEqualTo(503);

        server.otherwise(request -> Future.succeededFuture(OK));
        time.advance(Duration.ofSeconds(5));

        assertThat(answers).allMatch(answer -> answer.result() == OK);
        assertThat(server.calls()).isEqualTo(1_003);
    }

    @Test
    void othersFollowTheFirstOnlyWhenItHasAnAnswerAndThenInGrowingBatches() {
        health.quietFor(Duration.ofSeconds(5));
        List<Promise<Response>> replies = new ArrayList<>();
        server.otherwise(request -> {
            Promise<Response> reply = Promise.promise();
            replies.add(reply);
            return reply.future();
        });
        List<Future<Response>> answers = ask(10, Duration.ofSeconds(30));

        time.advance(Duration.ofSeconds(5));
        Future<Response> latecomer = ask("/Users/late", Duration.ofSeconds(30));
        assertThat(replies).hasSize(1);

        replies.get(0).complete(OK);
        assertThat(replies).hasSize(3);
        replies.get(1).complete(OK);
        assertThat(replies).hasSize(5);
        replies.get(2).complete(OK);
        assertThat(replies).hasSize(7);

        for (int i = 3; i < 11; i++) {
            replies.get(i).complete(OK);
        }
        assertThat(answers).allMatch(answer -> answer.result() == OK);
        assertThat(latecomer.result()).isSameAs(OK);
    }

    @Test
    void anAttemptWithoutAnAnswerLetsNobodyInWhileOthersAreUnderway() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/0").answer(OK);
        Promise<Response> failing = server.expect("/Users/1").pend();
        Promise<Response> slow = server.expect("/Users/2").pend();
        server.otherwise(request -> Future.succeededFuture(OK));
        List<Future<Response>> answers = ask(4, Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(5));

        failing.fail(new ServiceException(Kind.RESPONSE_TOO_LARGE, true, "too large"));
        assertThat(server.calls()).isEqualTo(3);

        slow.complete(OK);
        assertThat(answers.get(1).failed()).isTrue();
        assertThat(answers.get(3).result()).isSameAs(OK);
    }

    @Test
    void whoeverReturnsFromTheServerFindsItsPlaceInAFullRoom() {
        health.quietFor(Duration.ofSeconds(5));
        Promise<Response> first = server.expect("/Users/0").pend();
        List<Future<Response>> answers = ask(1_000, Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(5));
        Future<Response> inItsPlace = ask("/Users/1000", Duration.ofSeconds(30));

        first.complete(STARTING);
        assertThat(room.waiting()).isEqualTo(1_001);

        server.otherwise(request -> Future.succeededFuture(OK));
        time.advance(Duration.ofSeconds(5));
        assertThat(answers).allMatch(answer -> answer.result() == OK);
        assertThat(inItsPlace.result()).isSameAs(OK);
    }

    @Test
    void anAnswerOpensTheRoomForWhoeverComesLater() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/first").answer(OK);
        ask("/Users/first", Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(5));
        Promise<Response> one = server.expect("/Users/0").pend();
        Promise<Response> two = server.expect("/Users/1").pend();

        ask(2, Duration.ofSeconds(30));

        assertThat(server.calls()).isEqualTo(3);
        one.complete(OK);
        two.complete(OK);
    }

    @Test
    void withoutAnAnswerTheRoomStaysShutForWhoeverComesLater() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/hasty").hang();
        ask("/Users/hasty", Duration.ofSeconds(8));
        time.advance(Duration.ofSeconds(9));
        Promise<Response> one = server.expect("/Users/0").pend();
        server.expect("/Users/1").answer(OK);

        List<Future<Response>> answers = ask(2, Duration.ofSeconds(30));

        assertThat(server.calls()).isEqualTo(2);
        one.complete(OK);
        assertThat(answers).allMatch(answer -> answer.result() == OK);
    }

    @Test
    void requestsAreServedInTheOrderOfTheirArrival() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/0").answer(STARTING);
        server.expect("/Users/0")
                .answer(OK)
                .expect("/Users/1")
                .answer(OK)
                .expect("/Users/2")
                .answer(OK);

        List<Future<Response>> answers = ask(3, Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(10));

        assertThat(answered(answers)).isEqualTo(3);
    }

    @Test
    void theFirstThatHangsLetsTheNextOneGo() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/hasty").hang();
        server.expect("/Users/0").answer(OK).expect("/Users/1").answer(OK);
        Future<Response> hasty = ask("/Users/hasty", Duration.ofSeconds(8));
        List<Future<Response>> patient = ask(2, Duration.ofSeconds(30));

        time.advance(Duration.ofSeconds(8).minus(TICK));
        assertThat(server.calls()).isEqualTo(1);
        time.advance(TICK);

        assertThat(hasty.failed()).isTrue();
        assertThat(patient).allMatch(answer -> answer.result() == OK);
    }

    @Test
    void theFirstThatIsRefusedBringsANewQuiet() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/0")
                .fail(Kind.CONNECTION_REFUSED, false)
                .expect("/Users/0")
                .answer(OK);
        server.expect("/Users/1").answer(OK);
        List<Future<Response>> answers = ask(2, Duration.ofSeconds(30));

        time.advance(Duration.ofMillis(5_500).minus(TICK));
        assertThat(server.calls()).isEqualTo(1);
        time.advance(TICK);

        assertThat(answers).allMatch(answer -> answer.result() == OK);
    }

    @Test
    void aDeadlineThatPassesInTheQueueIsAnsweredWithTheSecondsThatRemain() {
        health.quietFor(Duration.ofSeconds(5));
        Promise<Response> first = server.expect("/Users/first").pend();
        Future<Response> patient = ask("/Users/first", Duration.ofSeconds(30));
        Future<Response> impatient = ask("/Users/second", Duration.ofSeconds(7));

        time.advance(Duration.ofSeconds(7).minus(TICK));
        assertThat(impatient.isComplete()).isFalse();
        time.advance(TICK);
        assertThat(impatient.result().status()).isEqualTo(503);
        assertThat(impatient.result().fields().get("Retry-After")).isEqualTo("1");

        first.complete(OK);
        assertThat(patient.result()).isSameAs(OK);
    }

    @Test
    void aFirstThatNeverEndsDoesNotHoldTheOthersForEver() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/lost").pend();
        ask("/Users/lost", Duration.ofSeconds(6));
        Future<Response> impatient = ask("/Users/impatient", Duration.ofSeconds(7));
        server.expect("/Users/patient").answer(OK);
        Future<Response> patient = ask("/Users/patient", Duration.ofSeconds(30));

        time.advance(Duration.ofSeconds(7));

        assertThat(impatient.result().status()).isEqualTo(503);
        assertThat(patient.result()).isSameAs(OK);
    }

    @Test
    void aNewWordThatOutlastsAWaiterAnswersItAtItsDeadline() {
        health.quietFor(Duration.ofSeconds(5));
        server.expect("/Users/first").answer(STARTING).expect("/Users/first").answer(OK);
        Future<Response> patient = ask("/Users/first", Duration.ofSeconds(30));
        Future<Response> impatient = ask("/Users/second", Duration.ofSeconds(7));

        time.advance(Duration.ofSeconds(7));
        assertThat(impatient.result().fields().get("Retry-After")).isEqualTo("3");

        time.advance(Duration.ofSeconds(3));
        assertThat(patient.result()).isSameAs(OK);
    }

    @Test
    void whoeverComesAfterTheQuietGoesFirstIfNobodyWaited() {
        server.expect("/Users/before").answer(STARTING);
        ask("/Users/before", Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(6));
        Promise<Response> first = server.expect("/Users/first").pend();
        server.expect("/Users/second").answer(OK);

        Future<Response> one = ask("/Users/first", Duration.ofSeconds(10));
        Future<Response> two = ask("/Users/second", Duration.ofSeconds(10));
        assertThat(server.calls()).isEqualTo(2);

        first.complete(OK);
        assertThat(one.result()).isSameAs(OK);
        assertThat(two.result()).isSameAs(OK);
    }

    @Test
    void aWordThatIsLiftedEarlyIsHeardOnRecheck() {
        health.quietFor(Duration.ofSeconds(60));
        server.expect("/Users/0").answer(OK).expect("/Users/1").answer(OK);
        List<Future<Response>> answers = ask(2, Duration.ofSeconds(90));

        time.advance(Duration.ofSeconds(2));
        health.quietFor(Duration.ZERO);
        room.recheck();

        assertThat(answers).allMatch(answer -> answer.result() == OK);
    }

    @Test
    void requestsThatWereUnderwayWhenTheServerWentFindOnlyThePlacesThatAreLeft() {
        List<Promise<Response>> replies = new ArrayList<>();
        server.otherwise(request -> {
            Promise<Response> reply = Promise.promise();
            replies.add(reply);
            return reply.future();
        });
        List<Future<Response>> answers = ask(1_003, Duration.ofSeconds(30));
        assertThat(replies).hasSize(1_003);

        List.copyOf(replies).forEach(reply -> reply.complete(STARTING));

        assertThat(answered(answers)).isEqualTo(3);
        assertThat(answers.get(1_002).result().fields().get("X-Outcome")).isEqualTo("NOT_READY");

        server.otherwise(request -> Future.succeededFuture(OK));
        time.advance(Duration.ofSeconds(5));
        assertThat(answers.subList(0, 1_000)).allMatch(answer -> answer.result() == OK);
    }
}
