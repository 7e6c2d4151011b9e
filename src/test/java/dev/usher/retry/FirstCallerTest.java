package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who goes to the server first when its quiet is over, and who follows. */
class FirstCallerTest extends WaitingRoomCase {
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
}
