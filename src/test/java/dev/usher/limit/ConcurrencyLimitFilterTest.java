package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

/** How long a slot is held, and what needs none. */
class ConcurrencyLimitFilterTest extends ConcurrencyCase {
    @Test
    void answerThatIsThereAtOnceIsTheVeryFutureOfTheService() {
        Future<Response> made = Future.succeededFuture(ANSWER);

        assertThat(filter.apply(request("/1"), asked -> made)).isSameAs(made);
        assertThat(limit.running()).isZero();
    }

    @Test
    void slotIsHeldUntilTheAnswerComes() {
        Promise<Response> answer = server.expect("/1").pend();
        Future<Response> asked = ask("/1");
        assertThat(limit.running()).isEqualTo(1);

        answer.complete(ANSWER);

        assertThat(asked.result()).isSameAs(ANSWER);
        assertThat(limit.running()).isZero();
    }

    @Test
    void slotIsFreedByAFailure() {
        Promise<Response> answer = server.expect("/1").pend();
        Future<Response> asked = ask("/1");
        answer.fail(new ServiceException(Kind.CONNECTION_TERMINATED, true, "torn"));

        assertThat(missing(asked).kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
    }

    @Test
    void slotIsFreedByAServiceThatThrows() {
        assertThatThrownBy(() -> filter.apply(request("/1"), asked -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    @Test
    void slotIsFreedByAServiceThatThrowsAtOneWhoHasWaited() {
        Promise<Response> first = server.expect("/1").pend();
        ask("/1");
        Future<Response> second = filter.apply(request("/2"), asked -> {
            throw new IllegalStateException("a bug");
        });

        first.complete(ANSWER);

        assertThat(second.cause()).hasMessage("a bug");
    }

    @Test
    void whoHasGoneAlreadyIsNotSent() {
        Cancellation gone = new Cancellation();
        gone.cancel();

        assertThat(missing(ask("/1", gone)).kind()).isEqualTo(Kind.CANCELLED);

        assertThat(server.calls()).isZero();
    }

    @Test
    void whoGoesAwayWhileTheServerIsAtWorkKeepsItsSlot() {
        Promise<Response> first = server.expect("/1").pend();
        Cancellation gone = new Cancellation();
        ask("/1", gone);

        gone.cancel();

        assertThat(limit.running()).isEqualTo(1);
        first.complete(ANSWER);
    }

    @Test
    void whatNeedsNoSlotPasses() {
        Promise<Response> first = server.expect("/1").pend();
        server.expect("/free").answer(200);
        ask("/1");

        assertThat(ask("/free").succeeded()).isTrue();

        first.complete(ANSWER);
    }

    @Test
    void slotThatIsFreedTwiceIsFreedOnce() {
        Slot slot = limit.enter(Long.MAX_VALUE, Cancellation.NEVER).result();

        slot.free();
        slot.free();

        assertThat(limit.running()).isZero();
    }
}
