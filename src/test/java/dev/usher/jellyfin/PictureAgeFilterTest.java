package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureAgeFilterTest {
    private static final Caller SOMEBODY = new Caller("192.0.2.7", "192.0.2.7", false, null);

    @ParameterizedTest
    @CsvSource({
        "/Items/1/Images/Primary, , ",
        "/Items/1/Images/Primary, 1.1 cache, 600",
        "/Items/1/Download, , 600",
    })
    void ageThatAServerGivesAPictureIsDroppedUnlessACacheMayHaveGivenIt(String target, String via, String age) {
        MultiMap fields = HttpHeaders.headers().set(HttpHeaders.AGE, "600");
        if (via != null) {
            fields.set("Via", via);
        }
        Request request = new Request(
                HttpMethod.GET, target, HttpHeaders.headers(), Body.EMPTY, SOMEBODY, Stream.OTHER, 1, Observer.NONE);

        Future<Response> answer = new PictureAgeFilter()
                .apply(request, asked -> Future.succeededFuture(new Response(200, fields, Body.EMPTY)));

        assertThat(answer.result().fields().get(HttpHeaders.AGE)).isEqualTo(age);
    }
}
