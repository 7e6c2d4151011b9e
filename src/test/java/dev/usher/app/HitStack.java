package dev.usher.app;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.TextStream;
import dev.usher.time.Clockwork;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What Wiring builds for production, but for limits that let anything pass, before a server that answers at once. */
final class HitStack {
    private static final Callers CALLERS =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    private final AtomicInteger fetches = new AtomicInteger();
    private final Wiring wiring;
    private final Door door;

    HitStack(String maxBytes) {
        ManualTime time = new ManualTime();
        GatewayOptions options = new GatewayOptions()
                .server("home", "http://home.example:8096")
                .set("cache.max-bytes", maxBytes)
                .set("limits.address.rate", "1000000/second")
                .set("limits.address.burst", 1_000_000)
                .set("limits.caller.rate", "1000000/second")
                .set("limits.caller.burst", 1_000_000)
                .set("cache.lifetimes.me.fresh", "10m");
        wiring = new Wiring(options.settings(), new Clockwork(Ticker.system(), time, time), new Random(1));
        door = wiring.doors(server -> new Wires(fetched(user()), this::picture, this::picture))
                .root();
    }

    private Service fetched(Response answer) {
        return request -> {
            fetches.incrementAndGet();
            return Future.succeededFuture(answer);
        };
    }

    private Future<Response> picture(Request request) {
        fetches.incrementAndGet();
        MultiMap fields = HttpHeaders.headers()
                .add("content-type", "image/webp")
                .add("content-length", "7")
                .add("date", "Mon, 23 Nov 2026 12:00:00 GMT")
                .add("server", "Kestrel")
                .add("cache-control", "public, max-age=31536000")
                .add("last-modified", "Mon, 23 Nov 2026 12:00:00 GMT")
                .add("vary", "Accept")
                .add("age", "0");
        return Future.succeededFuture(new Response(200, fields, TextStream.of("picture")));
    }

    private static Response user() {
        MultiMap fields = HttpHeaders.headers()
                .add("content-type", "application/json; charset=utf-8")
                .add("date", "Mon, 23 Nov 2026 12:00:00 GMT")
                .add("server", "Kestrel")
                .add("access-control-allow-origin", "*")
                .add("x-response-time-ms", "12.5");
        return new Response(200, fields, Body.of(Buffer.buffer("{\"Name\":\"ann\"}")));
    }

    Service operations() {
        return door.operations();
    }

    Service streams() {
        return door.streams();
    }

    int fetches() {
        return fetches.get();
    }

    /** The bytes that the store counts as taken. */
    long stored() {
        return wiring.shared().store().bytes();
    }

    static Request me() {
        return me(1);
    }

    /** From an address of its own and by a token of its own. */
    static Request me(int number) {
        return read(asked("/Users/Me").from("192.168.1." + number).by("tv", "0123456789abcde" + number));
    }

    static Request picture(String item) {
        return read(asked("/Items/" + item + "/Images/Primary?tag=" + item)).withBody(Body.EMPTY);
    }

    /** A file of the web client, as a browser asks for it. */
    static Request file() {
        return read(asked("/web/main.jellyfin.bundle.js?1f3a").with("Accept-Language", "de-CH,de;q=0.9,en;q=0.8"));
    }

    private static Asked asked(String target) {
        return Asked.get(target)
                .with("Accept", "image/webp, application/json")
                .with("Accept-Encoding", "gzip, br")
                .with("Origin", "https://tv.example");
    }

    private static Request read(Asked asked) {
        return asked.read(
                RequestReader.standard(),
                CALLERS,
                Ticker.system().nanos() + Duration.ofHours(1).toNanos());
    }
}
