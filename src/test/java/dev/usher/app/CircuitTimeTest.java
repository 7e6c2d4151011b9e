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
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Proves;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A server that is down, through the whole stack and to the nanosecond. */
class CircuitTimeTest {
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final String DOWN = "urn:usher:problem:server-down";

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private Door home = door(new GatewayOptions());

    private Door door(GatewayOptions options) {
        Wiring wiring = new Wiring(
                options.server("home", "http://home.example").settings(),
                new Clockwork(time, time, time),
                new Random(1));
        return wiring.doors(any -> new Wires(server, server, server)).root();
    }

    private Request request(HttpMethod method, String target, Route route) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        Request plain = Requests.of(method, target, Body.EMPTY, deadline);
        return new Request(
                method, target, plain.fields(), plain.body(), plain.caller(), route, deadline, plain.observer());
    }

    private Future<Response> me() {
        return home.operations().call(request(HttpMethod.GET, "/Users/Me", Operation.GET_CURRENT_USER));
    }

    private Future<Response> list() {
        return home.operations().call(request(HttpMethod.GET, "/Users/Public", Operation.GET_PUBLIC_USERS));
    }

    private Future<Response> stream() {
        return home.streams().call(request(HttpMethod.GET, "/Items", Stream.OTHER));
    }

    private Future<Response> tunnel() {
        return home.tunnels().call(request(HttpMethod.GET, "/socket", Stream.OTHER));
    }

    /** Lets {@code count} streams, which are never repeated, wait for an attempt's time in vain. */
    private void hang(int count) {
        server.expect().times(count).after(ATTEMPT).fail(Kind.RESPONSE_TIMEOUT, true);
        for (int i = 0; i < count; i++) {
            stream();
        }
        time.advance(ATTEMPT);
    }

    private static void assertDown(Future<Response> answer, String seconds) {
        Response response = answer.result();
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.fields().get("Retry-After")).isEqualTo(seconds);
        assertThat(response.fields().get("Proxy-Status")).contains("usher/home", "error=destination_unavailable");
        assertThat(((Body.Full) response.body()).bytes().toJsonObject().getString("type"))
                .isEqualTo(DOWN);
    }

    @Test
    void serverThatHangsIsNotWaitedForAnyLonger() {
        hang(5);
        int asked = server.calls();

        assertDown(me(), "5");
        assertDown(stream(), "5");
        assertDown(tunnel(), "5");

        assertThat(server.calls()).isEqualTo(asked);
        server.assertFollowed();
    }

    @Test
    @Proves("circuit.failures")
    void soManyFailuresAsTheSettingsSay() {
        home = door(new GatewayOptions().set("circuit.failures", 2));
        hang(1);
        server.expect().answer(200);
        assertThat(stream().result().status()).isEqualTo(200);

        hang(2);

        assertDown(stream(), "5");
    }

    @Test
    @Proves("circuit.pause")
    void trialIsMadeWhenThePauseOfTheSettingsHasPassed() {
        home = door(new GatewayOptions().set("circuit.pause", "3s"));
        hang(5);

        time.advance(Duration.ofSeconds(3).minus(TICK));
        assertDown(stream(), "1");
        server.expect().answer(200);
        time.advance(TICK);

        assertThat(stream().result().status()).isEqualTo(200);
        server.assertFollowed();
    }

    @Test
    void oneTriesWhileTheOthersAreRefusedAndItsAnswerLetsAllPass() {
        hang(5);
        time.advance(PAUSE);
        Promise<Response> trial = server.expect().pend();
        Future<Response> first = me();
        assertDown(me(), "10");

        trial.complete(ScriptedService.response(401, ""));
        assertThat(first.result().status()).isEqualTo(401);

        server.expect().answer(200);
        assertThat(stream().result().status()).isEqualTo(200);
        server.assertFollowed();
    }

    @Test
    void trialThatFailsStartsThePauseAnew() {
        hang(5);
        time.advance(PAUSE);
        server.expect().fail(Kind.CONNECTION_REFUSED, false);

        assertThat(stream().result().status()).isEqualTo(502);

        time.advance(PAUSE.minus(TICK));
        assertDown(stream(), "1");
        server.expect().answer(200);
        time.advance(TICK);
        assertThat(stream().result().status()).isEqualTo(200);
    }

    @Test
    void trialThatIsBrokenOffMakesRoomForTheNextAtOnce() {
        hang(5);
        time.advance(PAUSE);
        server.expect().fail(Kind.CANCELLED, true).expect().answer(200);
        stream();

        assertThat(stream().result().status()).isEqualTo(200);
        server.assertFollowed();
    }

    @Test
    void errorThatTheServerAnswersIsNotDown() {
        server.expect().times(9).answer(502);
        for (int i = 0; i < 9; i++) {
            stream();
        }
        server.expect().answer(504);

        assertThat(stream().result().status()).isEqualTo(504);
        server.assertFollowed();
    }

    @Test
    void requestThatIsRepeatedStopsWhenTheCircuitOpens() {
        hang(4);
        server.expect().after(ATTEMPT).fail(Kind.RESPONSE_TIMEOUT, true);
        Future<Response> answer = me();

        time.advance(ATTEMPT.plus(PAUSE));

        assertDown(answer, "5");
        server.assertFollowed();
    }

    @Test
    void storedAnswerStandsInForAServerThatIsDown() {
        server.expect("/Users/Public").answer(200, "[]");
        assertThat(list().result().status()).isEqualTo(200);
        time.advance(Duration.ofMinutes(2));
        hang(5);

        Response standIn = list().result();

        assertThat(standIn.status()).isEqualTo(200);
        assertThat(standIn.fields().get("Cache-Status")).contains("stale-if-error");
        server.assertFollowed();
    }

    @Test
    void writeThatMayHaveActedIsNotToldThatItsServerIsDown() {
        hang(4);
        server.expect().after(ATTEMPT).fail(Kind.RESPONSE_TIMEOUT, true);

        Future<Response> write = home.operations().call(request(HttpMethod.DELETE, "/Users/1", Operation.DELETE_USER));
        time.advance(ATTEMPT.plus(PAUSE));

        assertThat(write.result().status()).isEqualTo(504);
        server.assertFollowed();
    }

    @Test
    void serverThatRestartsIsWaitedForThoughItRefusesManyTimes() {
        server.expect().answer(200);
        stream();
        server.expect().times(12).fail(Kind.CONNECTION_REFUSED, false).expect().answer(401);

        Future<Response> waiting = me();
        time.advance(Duration.ofSeconds(6));

        assertThat(waiting.result().status()).isEqualTo(401);
        server.assertFollowed();
    }

    @Test
    void refusalOfTheCircuitIsOfAKindThatIsNotRepeated() {
        ServiceException refusal = ServiceException.unsent(Kind.KNOWN_DOWN, "down", 1);

        assertThat(refusal.maybeProcessed()).isFalse();
        assertThat(refusal.retryAfterNanos()).isEqualTo(1);
    }
}
