package dev.usher.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedServiceTest {
    private final ManualTime time = new ManualTime();
    private final ScriptedService script = new ScriptedService(time);
    private final Request users = Requests.get("/Users", Duration.ofSeconds(3).toNanos());

    @Test
    void repliesComeInTheOrderOfTheScript() {
        script.expect("/Users")
                .answer(503, "Retry-After", "2")
                .expect()
                .times(2)
                .answer(200, "[]");

        assertThat(script.call(users).result().fields().get("retry-after")).isEqualTo("2");
        assertThat(script.call(users).result().status()).isEqualTo(200);
        assertThat(script.call(users).result().status()).isEqualTo(200);
        assertThat(script.requests()).containsExactly(users, users, users);
        script.assertFollowed();
    }

    @Test
    void aLateAnswerComesNoTickEarlier() {
        script.expect("/Users").after(Duration.ofSeconds(1)).answer(200);
        Future<Response> answer = script.call(users);

        time.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(answer.isComplete()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(answer.succeeded()).isTrue();
    }

    @Test
    void aHangEndsAtTheDeadline() {
        script.expect("/Users").hang();
        Future<Response> answer = script.call(users);

        time.advance(Duration.ofSeconds(3).minusNanos(1));
        assertThat(answer.isComplete()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(answer.cause()).isInstanceOfSatisfying(ServiceException.class, e -> {
            assertThat(e.kind()).isEqualTo(ServiceException.Kind.RESPONSE_TIMEOUT);
            assertThat(e.maybeProcessed()).isTrue();
        });
    }

    @Test
    void aPendingReplyIsTheTestsToGive() {
        Promise<Response> promise = script.expect("/Users").pend();
        Future<Response> answer = script.call(users);
        assertThat(answer.isComplete()).isFalse();

        promise.complete(ScriptedService.response(204, ""));
        assertThat(answer.result().status()).isEqualTo(204);
    }

    @Test
    void theUnforeseenAndTheForgottenAreReported() {
        script.expect("/Users/Me").answer(200);

        assertThat(script.call(users).cause()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(script::assertFollowed)
                .hasMessageContaining("GET /Users")
                .hasMessageContaining("/Users/Me");
    }
}
