package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.config.Settings;
import dev.usher.config.Sources;
import dev.usher.jellyfin.Operation;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the layers of an operation make of a server that has enough to do: here one slot, and one place in line. */
class OverloadTest {
    private static final Map<String, Object> HOME = Map.of(
            "servers", Map.of("home", Map.of("url", "http://127.0.0.1:8096")),
            "concurrency", Map.of("max", 1, "queue", 1));

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Wiring wiring =
            new Wiring(Settings.parse(HOME, Sources.system()), new Clockwork(time, time, time), new Random(1));
    private final SharedServer home = wiring.servers().get(0);
    private final Service stack = wiring.operations().of(home).over(server);

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(home.slots().inFlight()).isZero();
        assertThat(home.slots().waiting()).isZero();
        assertThat(home.flights().size()).isZero();
        server.assertFollowed();
    }

    private Request request(Operation operation, HttpMethod method, String target) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        Request plain = Requests.of(method, target, Body.EMPTY, deadline);
        return new Request(
                method, target, plain.fields(), plain.body(), plain.caller(), operation, deadline, plain.observer());
    }

    private Request me(String token) {
        return Requests.from(request(Operation.GET_CURRENT_USER, HttpMethod.GET, "/Users/Me"), "192.0.2.7", token);
    }

    private static Response user(String name) {
        return new Response(200, HttpHeaders.headers(), Body.of(Buffer.buffer(name)));
    }

    private static String text(Future<Response> answer) {
        return ((Body.Full) answer.result().body()).bytes().toString();
    }

    private static Kind kind(Future<Response> refused) {
        return ((ServiceException) refused.cause()).kind();
    }

    /** Takes the slot and the place in line, until the promise is kept. */
    private Promise<Response> occupy() {
        Promise<Response> busy = server.expect("/Users/Me").pend();
        server.expect("/Users/Me").answer(user("waited"));
        stack.call(me("busy"));
        stack.call(me("waiting"));
        return busy;
    }

    @Test
    void refusalIsNeitherRepeatedNorHeldAgainstTheServerNorStored() {
        Promise<Response> busy = occupy();

        Future<Response> refused = stack.call(me("a"));

        assertThat(kind(refused)).isEqualTo(Kind.OVERLOADED);
        assertThat(time.pending()).as("only the one in line waits for anything").isEqualTo(1);
        assertThat(home.upstream().health().ready()).isTrue();
        busy.complete(user("busy"));
        server.expect("/Users/Me").answer(user("a"));
        assertThat(text(stack.call(me("a")))).isEqualTo("a");
    }

    @Test
    void staleAnswerStandsInForOneThatIsRefused() {
        server.expect("/Users/Me").answer(user("a"));
        stack.call(me("a"));
        time.advance(Duration.ofSeconds(41));
        Promise<Response> busy = occupy();

        Future<Response> answer = stack.call(me("a"));

        assertThat(text(answer)).isEqualTo("a");
        assertThat(answer.result().fields().get("Cache-Status")).contains("stale-if-error");
        busy.complete(user("busy"));
    }

    @Test
    void freshAnswerNeedsNoSlot() {
        server.expect("/Users/Me").answer(user("a"));
        stack.call(me("a"));
        Promise<Response> busy = occupy();

        assertThat(text(stack.call(me("a")))).isEqualTo("a");

        busy.complete(user("busy"));
    }

    @Test
    void refusedWriteInvalidatesNothing() {
        server.expect("/Users/Me").answer(user("a"));
        stack.call(me("a"));
        Promise<Response> busy = occupy();

        Future<Response> refused = stack.call(request(Operation.DELETE_USER, HttpMethod.DELETE, "/Users/1"));

        assertThat(kind(refused)).isEqualTo(Kind.OVERLOADED);
        assertThat(stack.call(me("a")).result().fields().get("Cache-Status")).contains("hit");
        busy.complete(user("busy"));
    }

    @Test
    void requestThatWaitsToBeRepeatedHoldsNoSlot() {
        server.expect("/Users/Me").fail(Kind.CONNECTION_TERMINATED, true);
        Future<Response> first = stack.call(me("a"));
        assertThat(home.slots().inFlight()).isZero();

        server.expect("/Users/Me").times(2).answer(user("b"));
        assertThat(stack.call(me("b")).succeeded()).isTrue();

        time.advance(Duration.ofSeconds(1));
        assertThat(first.succeeded()).isTrue();
    }

    @Test
    void placeInLineIsFreeWhenAllWhoShareItHaveGoneAway() {
        Promise<Response> busy = server.expect("/Users/Me").pend();
        stack.call(me("busy"));
        Cancellation one = new Cancellation();
        Cancellation two = new Cancellation();
        stack.call(me("a").withGone(one));
        stack.call(me("a").withGone(two));
        assertThat(home.slots().waiting()).isEqualTo(1);

        one.cancel();
        assertThat(home.slots().waiting()).isEqualTo(1);
        two.cancel();

        assertThat(home.slots().waiting()).isZero();
        busy.complete(user("busy"));
    }
}
