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
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is stored of what passes, as the settings say it. */
class StreamCacheKeysTest {
    private static final String PICTURE = "picture";
    private static final String AN_HOUR = "max-age=3600";

    private final ManualTime time = new ManualTime();
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    private Service house(String key, Object value, ScriptedService server) {
        Map<String, Object> tree = Map.of(
                "servers", Map.of("home", Map.of("url", "http://home.example:8096")), "cache", Map.of(key, value));
        Wiring wiring =
                new Wiring(Settings.parse(tree, Sources.system()), new Clockwork(time, time, time), new Random(1));
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
}
