package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFlightTest {
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

        assertThat(StreamFlight.isForAll(new Response(304, fields, Body.EMPTY))).isEqualTo(forAll);
    }
}
