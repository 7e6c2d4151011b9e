package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits while a server wants quiet, for how long, and how many. */
class WaitingRoomTest extends WaitingRoomCase {
    private static long answered(List<Future<Response>> answers) {
        return answers.stream().filter(Future::isComplete).count();
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

    @Test
    void whoeverLeavesMakesRoomAtOnce() {
        health.quietFor(Duration.ofSeconds(5));
        Cancellation gone = new Cancellation();
        Future<Response> left = usher.call(
                Requests.get("/Users/gone", Duration.ofSeconds(30).toNanos()).withGone(gone));
        List<Future<Response>> others = ask(999, Duration.ofSeconds(30));

        gone.cancel();

        assertThat(((ServiceException) left.cause()).kind()).isEqualTo(ServiceException.Kind.CANCELLED);
        assertThat(room.waiting()).isEqualTo(999);
        Future<Response> next = ask("/Users/next", Duration.ofSeconds(30));
        assertThat(next.isComplete()).isFalse();
        server.otherwise(request -> Future.succeededFuture(OK));
        time.advance(Duration.ofSeconds(5));
        assertThat(others).allMatch(answer -> answer.result() == OK);
        assertThat(next.result()).isSameAs(OK);
        assertThat(server.calls()).isEqualTo(1_000);
    }

    @Test
    void nobodyIsAskedForOnBehalfOfOneWhoHasLeftBefore() {
        health.quietFor(Duration.ofSeconds(5));
        Cancellation gone = new Cancellation();
        gone.cancel();

        Future<Response> left = usher.call(
                Requests.get("/Users/gone", Duration.ofSeconds(30).toNanos()).withGone(gone));

        assertThat(left.failed()).isTrue();
        assertThat(room.waiting()).isZero();
    }
}
