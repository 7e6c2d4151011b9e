package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.CacheSelection;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.TextStream;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever asks after a purge is not given what was being fetched before it. */
class PurgedFlightTest {
    private static final CacheSelection ALL = new CacheSelection(null, null, null);

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time);
    private final Wiring wiring = new Wiring(
            new GatewayOptions().server("home", "http://home.example:8096").settings(),
            new Clockwork(time, time, time),
            new Random(1));
    private final Door door =
            wiring.doors(any -> new Wires(server, server, server)).root();
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    private Request read(String target) {
        return Asked.get(target).read(RequestReader.standard(), callers, Long.MAX_VALUE);
    }

    private void purge() {
        wiring.store().forget(ALL.in(wiring.store()));
    }

    private static Response picture(String content) {
        return new Response(
                200,
                HttpHeaders.headers().set("cache-control", "max-age=60").set("content-length", "" + content.length()),
                TextStream.of(content));
    }

    @Test
    void anOperationIsFetchedAnew() {
        Promise<Response> before = server.expect("/Users/Public").pend();
        Future<Response> early = door.operations().call(read("/Users/Public"));
        purge();
        Promise<Response> after = server.expect("/Users/Public").pend();
        Future<Response> late = door.operations().call(read("/Users/Public"));

        before.complete(ScriptedService.response(200, "before"));
        assertThat(early.isComplete()).isTrue();
        assertThat(late.isComplete()).isFalse();
        after.complete(ScriptedService.response(200, "after"));

        assertThat(TextStream.read(late.result().body())).isEqualTo("after");
        server.assertFollowed();
    }

    @Test
    void aPictureIsFetchedAnew() {
        Promise<Response> before = server.expect().pend();
        Future<Response> early = door.streams().call(read("/Items/1/Images/Primary"));
        purge();
        Promise<Response> after = server.expect().pend();
        Future<Response> late = door.streams().call(read("/Items/1/Images/Primary"));

        before.complete(picture("before"));
        assertThat(early.isComplete()).isTrue();
        assertThat(late.isComplete()).isFalse();
        after.complete(picture("after"));

        assertThat(TextStream.read(late.result().body())).isEqualTo("after");
        server.assertFollowed();
    }
}
