package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Stream;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Route;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long a restart is waited out, through the whole stack and to the nanosecond. */
class RestartTimeTest {
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Duration SET_UP = Duration.ofSeconds(5);
    private static final Duration UNNAMED = Duration.ofMillis(500);

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Door home = door();

    private Door door() {
        GatewayOptions options = new GatewayOptions().server("home", "http://home.example");
        Wiring wiring = new Wiring(options.settings(), new Clockwork(time, time, time), new Random(1));
        return wiring.doors(any -> new Wires(server, server)).root();
    }

    private Request request(HttpMethod method, String target, Route route) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        Request plain = Requests.of(method, target, Body.EMPTY, deadline);
        return new Request(
                method, target, plain.fields(), plain.body(), plain.caller(), route, deadline, plain.observer());
    }

    private Future<Response> login() {
        Request login = request(HttpMethod.POST, "/login", Operation.AUTHENTICATE_USER_BY_NAME);
        login.fields().set("Content-Type", "application/json");
        return home.operations().call(login);
    }

    private Future<Response> stream() {
        return home.streams().call(request(HttpMethod.GET, "/Items", Stream.OTHER));
    }

    private static Response page() {
        return ScriptedService.response(503, "<!DOCTYPE html>").with("Content-Type", "text/html");
    }

    private static Response setUp() {
        return page().with("Retry-After", "005");
    }

    private static Response loading() {
        return page().with("X-Response-Time-ms", "0.1");
    }

    @Test
    void aLoginWaitsOutEveryPhaseOfARestart() {
        server.expect().answer(200);
        login();
        server.expect()
                .fail(Kind.CONNECTION_REFUSED, false)
                .expect()
                .answer(setUp())
                .expect()
                .answer(loading())
                .expect()
                .answer(200, "{}");

        Future<Response> answer = login();
        assertThat(server.calls()).isEqualTo(2);
        assertAskedAgainAfter(UNNAMED, 3);
        assertAskedAgainAfter(SET_UP, 4);
        assertAskedAgainAfter(UNNAMED, 5);

        assertThat(answer.result().status()).isEqualTo(200);
        server.assertFollowed();
    }

    private void assertAskedAgainAfter(Duration wait, int calls) {
        time.advance(wait.minus(TICK));
        assertThat(server.calls()).isEqualTo(calls - 1);
        time.advance(TICK);
        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void oneGoesFirstAndTheOthersFollowItsAnswer() {
        server.expect().answer(setUp());
        Future<Response> first = login();
        Future<Response> second = login();
        Future<Response> third = login();
        Promise<Response> probe = server.expect().pend();
        server.expect().times(2).answer(200, "{}");

        time.advance(SET_UP);
        assertThat(server.calls()).isEqualTo(2);
        probe.complete(ScriptedService.response(200, "{}"));

        assertThat(first.result().status()).isEqualTo(200);
        assertThat(second.result().status()).isEqualTo(200);
        assertThat(third.result().status()).isEqualTo(200);
        server.assertFollowed();
    }

    @Test
    void whoCannotWaitThatLongGetsTheServersAnswerAtOnce() {
        server.expect().answer(page().with("Retry-After", "16"));

        Response answer = login().result();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields().get("Retry-After")).isEqualTo("16");
    }

    @Test
    void streamsAreRefusedUntilTheWordHasPassedAndNotLonger() {
        server.expect().answer(setUp());
        stream();

        time.advance(SET_UP.minus(TICK));
        Response refused = stream().result();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.fields().get("Retry-After")).isEqualTo("1");

        server.expect("/Items").answer(200);
        time.advance(TICK);
        assertThat(stream().result().status()).isEqualTo(200);
        server.assertFollowed();
    }
}
