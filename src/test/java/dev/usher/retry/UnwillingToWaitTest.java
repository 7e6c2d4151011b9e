package dev.usher.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A request that does not wait for a server that starts: it takes nobody's turn. */
class UnwillingToWaitTest extends WaitingRoomCase {
    private static final Duration WORD = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Future<Response> askNow() {
        return usher.call(
                Requests.get("/Users/now", time.nanos() + PATIENCE.toNanos()).withoutWaiting());
    }

    @Test
    void itIsToldAtOnceWhenToComeBack() {
        health.quietFor(WORD);

        Response answer = askNow().result();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields().get("Retry-After")).isEqualTo("5");
        assertThat(server.calls()).isZero();
    }

    @Test
    void itIsGivenTheAnswerOfAServerThatStarts() {
        server.expect("/Users/now").answer(STARTING);

        Response answer = askNow().result();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields().get("Retry-After")).isEqualTo("5");
    }

    @Test
    void itGoesFirstWhereNobodyWaitsAndOthersFollowItsAnswer() {
        health.quietFor(WORD);
        askNow();
        time.advance(WORD);
        Promise<Response> first = server.expect("/Users/now").pend();
        Future<Response> going = askNow();
        Future<Response> waiting = ask("/Users/1", PATIENCE);
        assertThat(askNow().result().status()).isEqualTo(503);
        assertThat(server.calls()).isEqualTo(1);

        server.expect("/Users/1").answer(OK);
        first.complete(OK);

        assertThat(going.result()).isSameAs(OK);
        assertThat(waiting.result()).isSameAs(OK);
        server.expect("/Users/now").answer(OK);
        assertThat(askNow().result()).isSameAs(OK);
    }

    @Test
    void itDoesNotOvertakeWhoWaits() {
        health.quietFor(WORD);
        Future<Response> waiting = ask("/Users/1", PATIENCE);
        Promise<Response> first = server.expect("/Users/1").pend();
        time.advance(WORD);

        assertThat(askNow().result().status()).isEqualTo(503);

        first.complete(OK);
        assertThat(waiting.result()).isSameAs(OK);
    }
}
