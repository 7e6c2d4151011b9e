package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.config.Settings;
import dev.usher.config.Sources;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Proves;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.TextStream;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored of what passes, as the settings say it. */
class StreamCacheKeysTest {
    private static final String PICTURE = "picture";
    private static final String AN_HOUR = "max-age=3600";

    private final ManualTime time = new ManualTime();
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    private Wiring wiring(String key, Object value) {
        Map<String, Object> tree = Map.of(
                "servers", Map.of("home", Map.of("url", "http://home.example:8096")), "cache", Map.of(key, value));
        return new Wiring(Settings.parse(tree, Sources.system()), new Clockwork(time, time, time), new Random(1));
    }

    private Service house(String key, Object value, ScriptedService server) {
        Wiring wiring = wiring(key, value);
        return wiring.streams().of(wiring.servers().get(0)).over(server);
    }

    /** How often the server is asked for two requests, {@code wait} after each other, with {@code key} at this value. */
    private int askedTwice(String key, Object value, Duration wait, String... fields) {
        ScriptedService server = new ScriptedService(time);
        server.otherwise(request -> Future.succeededFuture(picture(fields)));
        Service house = house(key, value, server);
        ask(house);
        time.advance(wait);
        ask(house);
        return server.calls();
    }

    private void ask(Service house) {
        Response response = house.call(
                        Asked.get("/web/touchicon.png").read(RequestReader.standard(), callers, Long.MAX_VALUE))
                .result();
        assertThat(TextStream.read(response.body())).isEqualTo(PICTURE);
    }

    private static Response picture(String... fields) {
        MultiMap map = HttpHeaders.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(PICTURE.length()));
        for (int i = 0; i < fields.length; i += 2) {
            map.set(fields[i], fields[i + 1]);
        }
        return new Response(200, map, TextStream.of(PICTURE));
    }

    @Test
    @Proves("cache.max-object")
    void whatIsLargerThanThisIsNotStored() {
        assertThat(askedTwice("max-object", "7", Duration.ZERO, "Cache-Control", AN_HOUR))
                .isEqualTo(1);
        assertThat(askedTwice("max-object", "6", Duration.ZERO, "Cache-Control", AN_HOUR))
                .isEqualTo(2);
    }

    @Test
    @Proves("cache.longest-guess")
    void whatDoesNotSayHowLongItLivesIsFreshForNoLongerThanThis() {
        String[] longUnchanged = {"Last-Modified", "Sun, 22 Nov 2009 12:00:00 GMT"};

        assertThat(askedTwice("longest-guess", "0s", Duration.ZERO, longUnchanged))
                .isEqualTo(2);
        assertThat(askedTwice("longest-guess", "5m", Duration.ofSeconds(299), longUnchanged))
                .isEqualTo(1);
        assertThat(askedTwice("longest-guess", "5m", Duration.ofSeconds(300), longUnchanged))
                .isEqualTo(2);
    }

    @Test
    @Proves("cache.targets")
    void fieldsNamedHereAreReadInPlaceOfCacheControl() {
        String[] fields = {"Cache-Control", "no-store", "CDN-Cache-Control", AN_HOUR};

        assertThat(askedTwice("targets", List.of("X-Cache-Control", "cdn-cache-control"), Duration.ZERO, fields))
                .isEqualTo(1);
        assertThat(askedTwice("targets", List.of("X-Cache-Control"), Duration.ZERO, fields))
                .isEqualTo(2);
        assertThat(askedTwice("targets", List.of(), Duration.ZERO, fields)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"CDN-Cache-Control, 2", "X-Cache-Control, 1"})
    void fieldNamedHereForbidsToStoreAnOperationToo(String target, int asked) {
        ScriptedService server = new ScriptedService(time);
        server.otherwise(request ->
                Future.succeededFuture(ScriptedService.response(200, "[]").with("CDN-Cache-Control", "no-store")));
        Wiring wiring = wiring("targets", List.of(target));
        Service house = wiring.operations().of(wiring.servers().get(0)).over(server);

        for (int i = 0; i < 2; i++) {
            house.call(Asked.get("/Users/Public").read(RequestReader.standard(), callers, Long.MAX_VALUE));
        }

        assertThat(server.calls()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"CDN-Cache-Control, 2", "X-Cache-Control, 1"})
    void fieldNamedHereSaysForWhomAnAnswerIsThatTwoWaitFor(String target, int asked) {
        ScriptedService server = new ScriptedService(time);
        Promise<Response> first = server.expect().pend();
        server.otherwise(request -> Future.succeededFuture(picture("Cache-Control", AN_HOUR)));
        Service house = house("targets", List.of(target), server);
        for (int i = 0; i < 2; i++) {
            house.call(Asked.get("/Items/1/Images/Primary").read(RequestReader.standard(), callers, Long.MAX_VALUE));
        }

        first.complete(picture("Cache-Control", AN_HOUR, "CDN-Cache-Control", "max-age=60, private=(x-for)"));

        assertThat(server.calls()).isEqualTo(asked);
    }
}
