package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Wiring.Wires;
import dev.usher.cache.CacheFilter;
import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.CacheStore;
import dev.usher.cache.Generation;
import dev.usher.cache.TokenEpochs;
import dev.usher.collapse.CollapseFilter;
import dev.usher.collapse.Flights;
import dev.usher.gateway.Doors;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.KnownOwners;
import dev.usher.jellyfin.LegacyMode;
import dev.usher.jellyfin.RequestReader;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.jellyfin.UsersCachePolicy;
import dev.usher.service.Body;
import dev.usher.service.Layers;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Proves;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.Secrets;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cache over the collapse, as Wiring puts them together: what is fetched once, and what must not be. */
class FetchOnceTest {
    private static final String ANN = Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final Asked LIST = Asked.get("/Users").by("tv", ANN);
    private static final Asked WRITE =
            Asked.get("/Users/" + "1".repeat(32)).by("tv", ANN).method(HttpMethod.DELETE);
    private static final String STORED = "usher/home;fwd=uri-miss;fwd-status=200;stored";
    private static final String NOT_STORED = "usher/home;fwd=uri-miss;fwd-status=200";
    private static final String COLLAPSED = "usher/home;fwd=uri-miss;fwd-status=200;collapsed";

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
    private final Service operations = operations(new GatewayOptions().server("home", "http://home.example:8096"));

    private Service operations(GatewayOptions options) {
        Wiring wiring = new Wiring(options.settings(), new Clockwork(time, time, time), new Random(1));
        Doors doors = wiring.doors(reached -> new Wires(server, server, server));
        return doors.root().operations();
    }

    private Future<Response> ask(Service service, Asked asked) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        return service.call(asked.read(RequestReader.standard(), callers, deadline));
    }

    private Future<Response> ask(Asked asked) {
        return ask(operations, asked);
    }

    private static Response ok(String content) {
        return ScriptedService.response(200, content);
    }

    private static String text(Future<Response> answer) {
        return answer.result().body() instanceof Body.Full full ? full.bytes().toString() : "";
    }

    private static String status(Future<Response> answer) {
        return answer.result().fields().get("Cache-Status");
    }

    @Test
    void firstOneStoresAndTheOthersFindWhatItStored() {
        Promise<Response> call = server.expect("/Users").pend();
        List<Future<Response>> asked =
                IntStream.range(0, 3).mapToObj(i -> ask(LIST)).toList();

        call.complete(ok("all"));

        assertThat(asked).extracting(FetchOnceTest::status).containsExactly(STORED, COLLAPSED, COLLAPSED);
        assertThat(asked).extracting(FetchOnceTest::text).containsOnly("all");
        assertThat(asked.get(1).result().body()).isSameAs(asked.get(0).result().body());
        assertThat(status(ask(LIST))).isEqualTo("usher/home;hit;ttl=10");
        server.assertFollowed();
    }

    @Test
    void oneWhoWaitsAndHasTheContentIsToldSo() {
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> first = ask(LIST);
        Future<Response> second = ask(LIST.with("If-None-Match", "*"));

        call.complete(ok("all"));

        assertThat(first.result().status()).isEqualTo(200);
        assertThat(second.result().status()).isEqualTo(304);
        assertThat(status(second)).isEqualTo(COLLAPSED);
        assertThat(server.requests().get(0).fields().contains("If-None-Match")).isFalse();
    }

    @Test
    void requestAfterAWriteIsNotGivenWhatWasBeingFetchedBeforeIt() {
        Promise<Response> before = server.expect("/Users").pend();
        Future<Response> early = ask(LIST);
        server.expect("/Users/" + "1".repeat(32)).answer(400);
        ask(WRITE);
        Promise<Response> after = server.expect("/Users").pend();
        Future<Response> late = ask(LIST);

        before.complete(ok("before"));
        assertThat(late.isComplete()).isFalse();
        after.complete(ok("after"));

        assertThat(text(early)).isEqualTo("before");
        assertThat(status(early)).isEqualTo(NOT_STORED);
        assertThat(text(late)).isEqualTo("after");
        assertThat(text(ask(LIST))).isEqualTo("after");
        server.assertFollowed();
    }

    @Test
    void flightThatKnowsNoGenerationWouldGiveItTheOldState() {
        Generation generation = new Generation();
        CachePolicy policy = new UsersCachePolicy(
                "home", UsersCachePolicy.defaultLifetimes(), LegacyMode.BRIDGE, new KnownOwners(generation));
        SharedCache shared = new SharedCache(CacheStore.bounded(1 << 20), generation, new TokenEpochs(100));
        Service seeded = Layers.none()
                .then("cache", "as wired", new CacheFilter("usher/home", policy, shared, time))
                .then(
                        "collapse",
                        "by the key alone",
                        new CollapseFilter(
                                new CollapseFilter.Rules(
                                        request -> policy.lifetime(request) == null ? null : policy.key(request),
                                        ServerAnswers::isForAll),
                                new Flights(),
                                time,
                                time))
                .over(server);
        Promise<Response> before = server.expect("/Users").pend();
        ask(seeded, LIST);
        server.expect("/Users/" + "1".repeat(32)).answer(400);
        ask(seeded, WRITE);
        Future<Response> late = ask(seeded, LIST);

        before.complete(ok("before"));

        assertThat(text(late)).isEqualTo("before");
    }

    @Test
    void requestAfterItsTokenWasRefusedIsNotGivenWhatWasBeingFetchedBeforeIt() {
        Promise<Response> before = server.expect("/Users").pend();
        Future<Response> early = ask(LIST);
        server.expect("/Users/Me").answer(401);
        ask(Asked.get("/Users/Me").by("tv", ANN));
        server.expect("/Users").answer(401);
        Future<Response> late = ask(LIST);

        before.complete(ok("before"));

        assertThat(late.result().status()).isEqualTo(401);
        assertThat(status(early)).isEqualTo(NOT_STORED);
        server.expect("/Users").answer(401);
        assertThat(ask(LIST).result().status()).isEqualTo(401);
    }

    @Test
    void whoWaitedForOneThatRanOutOfItsTimeStoresWhatItAskedAnew() {
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> first = ask(LIST);
        time.advance(Duration.ofSeconds(5));
        Future<Response> second = ask(LIST);
        server.expect("/Users").answer(ok("all"));

        call.fail(new ServiceException(ServiceException.Kind.RESPONSE_TIMEOUT, true, "too slow"));
        time.advance(Duration.ofSeconds(15));

        assertThat(first.isComplete()).isTrue();
        assertThat(text(second)).isEqualTo("all");
        assertThat(time.pending()).isZero();
    }

    @Test
    @Proves("cache.max-bytes")
    void whatIsTooLargeForTheStoreIsFetchedOnceForAllWhoWait() {
        Service storing0 = operations(
                new GatewayOptions().server("home", "http://home.example:8096").set("cache.max-bytes", "0"));
        Promise<Response> call = server.expect("/Users").pend();
        Future<Response> first = ask(storing0, LIST);
        Future<Response> second = ask(storing0, LIST);

        call.complete(ok("all"));

        assertThat(text(first)).isEqualTo("all");
        assertThat(text(second)).isEqualTo("all");
        assertThat(status(second)).isEqualTo(NOT_STORED);
        server.assertFollowed();
    }
}
