package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.config.Settings;
import dev.usher.config.Sources;
import dev.usher.jellyfin.Operation;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who may share a fetch, in the order in which the layers are wired, and what of it is not shared. */
class SharedFetchTest {
    private static final Map<String, Object> HOME =
            Map.of("servers", Map.of("home", Map.of("url", "http://127.0.0.1:8096")));

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Service stack = stack();

    private Service stack() {
        Clockwork clockwork = new Clockwork(time, time, time);
        Wiring wiring = new Wiring(Settings.parse(HOME, Sources.system()), clockwork, new Random(1));
        return wiring.operations().of(wiring.servers().get(0)).over(server);
    }

    private Request request(Operation operation, String target) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        Request plain = Requests.of(operation.method(), target, Body.EMPTY, deadline);
        return new Request(
                plain.method(),
                target,
                plain.fields(),
                plain.body(),
                plain.caller(),
                operation,
                deadline,
                plain.observer());
    }

    private Future<Response> list() {
        return stack.call(request(Operation.GET_PUBLIC_USERS, "/Users/Public"));
    }

    private Future<Response> me(String token) {
        return stack.call(Requests.from(request(Operation.GET_CURRENT_USER, "/Users/Me"), "192.0.2.7", token));
    }

    private static String text(Future<Response> answer) {
        return ((Body.Full) answer.result().body()).bytes().toString();
    }

    private static Response users(String names) {
        return new Response(200, HttpHeaders.headers(), Body.of(Buffer.buffer(names)));
    }

    @Test
    void nobodySharesTheFetchOfAnothersToken() {
        Promise<Response> mine = server.expect("/Users/Me").pend();
        Promise<Response> theirs = server.expect("/Users/Me").pend();
        Future<Response> a = me("a");
        Future<Response> b = me("b");

        mine.complete(users("a"));
        theirs.complete(users("b"));

        assertThat(text(a)).isEqualTo("a");
        assertThat(text(b)).isEqualTo("b");
        assertThat(text(me("a"))).isEqualTo("a");
    }

    @Test
    void aConditionOfTheFirstOneIsNotThatOfThoseWhoWait() {
        Promise<Response> fetch = server.expect("/Users/Public").pend();
        Request plain = request(Operation.GET_PUBLIC_USERS, "/Users/Public");
        Future<Response> conditional =
                stack.call(plain.withFields(HttpHeaders.headers().set("If-None-Match", "*")));
        Future<Response> unconditional = list();

        fetch.complete(users("[]"));

        assertThat(conditional.result().status()).isEqualTo(304);
        assertThat(unconditional.result().status()).isEqualTo(200);
        assertThat(server.requests().get(0).fields().contains("If-None-Match")).isFalse();
    }

    private Future<Response> enabled(String token) {
        return stack.call(
                Requests.from(request(Operation.QUICK_CONNECT_ENABLED, "/QuickConnect/Enabled"), "192.0.2.7", token));
    }

    @Test
    void whatIsTheSameForAllIsFetchedOnceWhateverTokensAskForIt() {
        Promise<Response> fetch = server.expect("/QuickConnect/Enabled").pend();
        Future<Response> a = enabled("a");
        Future<Response> b = enabled("b");

        fetch.complete(users("true"));

        assertThat(text(a)).isEqualTo("true");
        assertThat(text(b)).isEqualTo("true");
        assertThat(text(enabled("b"))).isEqualTo("true");
        assertThat(text(enabled("c"))).isEqualTo("true");
        server.assertFollowed();
    }

    @Test
    void whatIsTheSameForAllStandsInForWhoeverAsks() {
        server.expect("/QuickConnect/Enabled").answer(users("true"));
        enabled("a");
        time.advance(Duration.ofMinutes(2));
        server.otherwise(request -> Future.succeededFuture(ScriptedService.response(500, "broken")));

        assertThat(text(enabled("b"))).isEqualTo("true");
    }
}
