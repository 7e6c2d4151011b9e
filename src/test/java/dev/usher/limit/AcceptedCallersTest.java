package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedCallersTest {
    private final ScriptedService server = new ScriptedService(new ManualTime());
    private final AcceptedCallers callers =
            new AcceptedCallers(request -> !request.target().equals("/Users/Public"), 10);
    private final Request mine = Requests.from(Requests.get("/Users/Me", Long.MAX_VALUE), "192.0.2.7", "hash");

    @ParameterizedTest
    @CsvSource({
        "/Users/Me,200,true",
        "/Users/Me,204,true",
        "/Users/Me,400,true",
        "/Users/Me,403,true",
        "/Users/Me,404,true",
        "/Users/Me,401,false",
        "/Users/Me,500,false",
        "/Users/Me,503,false",
        "/Users/Public,200,false",
    })
    void aTokenIsAcceptedOnceTheServerHasVouchedForIt(String target, int status, boolean accepted) {
        server.expect(target).answer(status);

        callers.apply(mine.withTarget(target), server);

        assertThat(callers.keyOf(mine)).isEqualTo(accepted ? "hash" : null);
    }

    @ParameterizedTest
    @CsvSource({"401,false", "403,true", "500,true", "503,true"})
    void anAcceptedTokenThatMeets401IsForgotten(int status, boolean stillAccepted) {
        server.expect().answer(200).expect().answer(status);

        callers.apply(mine, server);
        callers.apply(mine, server);

        assertThat(callers.keyOf(mine) != null).isEqualTo(stillAccepted);
    }

    @Test
    void anAnswerThatComesLaterIsLearntFromToo() {
        Promise<Response> promise = server.expect().pend();
        Future<Response> answer = callers.apply(mine, server);
        assertThat(callers.keyOf(mine)).isNull();

        promise.complete(ScriptedService.response(200, "{}"));

        assertThat(answer.result().status()).isEqualTo(200);
        assertThat(callers.keyOf(mine)).isEqualTo("hash");
    }

    @Test
    void noAnswerTeachesNothing() {
        server.expect().answer(200).expect().fail(Kind.CONNECTION_REFUSED, false);

        callers.apply(mine, server);
        assertThat(callers.apply(mine, server).failed()).isTrue();

        assertThat(callers.keyOf(mine)).isEqualTo("hash");
    }

    @Test
    void anAnonymousCallerHasNoKey() {
        server.expect().answer(200);
        Request anonymous = Requests.get("/Users/Me", Long.MAX_VALUE);

        callers.apply(anonymous, server);

        assertThat(callers.keyOf(anonymous)).isNull();
        assertThat(callers.tokens()).isZero();
    }

    @Test
    void theTableIsBounded() {
        server.otherwise(request -> Future.succeededFuture(ScriptedService.response(200, "{}")));

        for (int i = 0; i < 1_000; i++) {
            callers.apply(Requests.from(mine, "192.0.2.7", "hash " + i), server);
        }

        assertThat(callers.tokens()).isLessThanOrEqualTo(10);
    }
}
