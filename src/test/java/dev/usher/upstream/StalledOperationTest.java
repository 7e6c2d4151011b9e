package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Reluctant.Visit;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;

/** An operation whose body is not read. */
class StalledOperationTest extends StalledCase {
    @Test
    void operationWhoseBodyIsNotReadLosesItsConnectionAtTheTimeOfTheAttempt() throws Exception {
        Body body = Body.of(Buffer.buffer(new byte[SIZE]));
        Future<Response> answer = loop.call(operations, loop.request(HttpMethod.POST, "/", body));
        try (Visit visit = server.accept()) {
            loop.advance(ATTEMPT);

            assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
            nextOperationIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    @Test
    void operationWhoseAnswerCameBeforeItsBodyWasReadKeepsNoConnection() throws Exception {
        Body body = Body.of(Buffer.buffer(new byte[SIZE]));
        Future<Response> answer = loop.call(operations, loop.request(HttpMethod.POST, "/", body));
        try (Visit visit = server.accept().say(OK)) {
            assertThat(Loop.text(Loop.await(answer))).isEqualTo("ok");

            nextOperationIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    private void nextOperationIsServed() throws Exception {
        Future<Response> next = operation("/next");
        try (Visit visit = server.accept().say(OK)) {
            assertThat(Loop.text(Loop.await(next))).isEqualTo("ok");
            assertThat(visit.head).startsWith("GET /next ");
        }
    }
}
