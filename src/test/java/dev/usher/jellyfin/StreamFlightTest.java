package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.Room;
import dev.usher.cache.Targets;
import dev.usher.service.Body;
import dev.usher.service.Gathering;
import dev.usher.service.Response;
import dev.usher.testing.TextStream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFlightTest {
    private static final Targets TARGETS = new Targets(List.of("CDN-Cache-Control"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "max-age=5 => Accept => true",
                "no-cache => Accept => true",
                "private, max-age=5 => Accept => false",
                "no-store => Accept => false",
                "max-age=5 => User-Agent => false",
                "max-age=5 => Cookie => false",
                "max-age=5 => * => false",
            })
    void whatIsStillTheSameIsForAllWhoAskedUnlessItMayBeAboutTheFirst(String control, String vary, boolean forAll) {
        MultiMap fields = HttpHeaders.headers().set("cache-control", control).set("vary", vary);

        assertThat(StreamFlight.isForAll(new Response(304, fields, Body.EMPTY), TARGETS))
                .isEqualTo(forAll);
    }

    /** RFC 9213 §2.2: where the field meant for this cache is there and valid, the other says nothing to it. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "304 => max-age=5 => private => false",
                "304 => private => max-age=5 => true",
                "304 => no-store => ; => false",
                "200 => max-age=5 => max-age=5 => true",
                "200 => max-age=5 => private=\"X-For\", max-age=5 => false",
                "200 => max-age=5 => private=(x-for), max-age=5 => false",
                "200 => private=\"X-For\", max-age=5 => max-age=5 => true",
                "200 => private=\"X-For\", max-age=5 => & => false",
            })
    void fieldMeantForThisCacheSaysForWhomAnAnswerIs(int status, String control, String targeted, boolean forAll) {
        MultiMap fields = HttpHeaders.headers().set("cache-control", control).set("cdn-cache-control", targeted);
        Body body =
                status == 304 ? Body.EMPTY : new Body.Gathered(Gathering.of(TextStream.of("all"), 3, new Room(3, 3)));

        assertThat(StreamFlight.isForAll(new Response(status, fields, body), TARGETS))
                .isEqualTo(forAll);
    }
}
