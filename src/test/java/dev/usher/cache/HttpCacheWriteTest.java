package dev.usher.cache;

import static dev.usher.cache.HttpCached.answer;
import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a write ends of what is stored (RFC 9111 §4.4). */
class HttpCacheWriteTest {
    private final HttpCached home = new HttpCached();

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "M-SEARCH", "BREW"})
    void writeThatSucceedsEndsWhatIsStored(String method) {
        home.answers("old", "Cache-Control", "max-age=10");
        home.get("/p");
        home.answers("done");
        home.send(HttpMethod.valueOf(method), "/p");
        home.answers("new");

        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @Test
    void writeThatFailsEndsNothing() {
        home.answers("old", "Cache-Control", "max-age=10");
        home.get("/p");
        home.answers(500);
        home.send(HttpMethod.POST, "/p");

        assertThat(text(home.get("/p"))).isEqualTo("old");
    }

    @Test
    void writeThatMayHaveBeenDoneEndsWhatIsStored() {
        home.answers("old", "Cache-Control", "max-age=10");
        home.get("/p");
        home.server.expect().fail(ServiceException.Kind.RESPONSE_TIMEOUT, true);
        home.send(HttpMethod.POST, "/p");
        home.answers("new");

        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @Test
    void whatAWriteNamesEndsToo() {
        home.answers("old", "Cache-Control", "max-age=10");
        home.get("/p/1");
        home.answers(201, "Location", "/p/1");
        home.send(HttpMethod.POST, "/p");
        home.answers("new");

        assertThat(text(home.get("/p/1"))).isEqualTo("new");
    }

    @Test
    void fetchThatBeganBeforeAWriteIsNotStored() {
        Promise<Response> slow = home.server.expect().pend();
        Future<Response> early = home.ask(request(HttpMethod.GET, "/p"));
        home.answers("done");
        home.send(HttpMethod.POST, "/p");
        slow.complete(answer(200, "old", "Cache-Control", "max-age=10"));
        home.answers("new");

        assertThat(text(early.result())).isEqualTo("old");
        assertThat(status(early.result())).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(text(home.get("/p"))).isEqualTo("new");
    }
}
