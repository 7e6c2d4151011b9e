package dev.usher.app;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.TextStream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** All layers before a server whose answers come when a test says so. */
abstract class SharedStreamCase {
    static final String PICTURE = "/Items/1/Images/Primary";
    static final String PAGE = "/web/index.html";
    static final String FRESH = "public, max-age=60";
    static final String STALE = "public, max-age=0";

    final TimedHouse house = TimedHouse.with(options -> options);
    final List<Fetch> fetches = new ArrayList<>();

    /** One request as it has come to the server. */
    record Fetch(Request request, Promise<Response> answer) {}

    @BeforeEach
    void listen() {
        house.home.otherwise(request -> {
            fetches.add(new Fetch(request, Promise.promise()));
            return fetches.get(fetches.size() - 1).answer().future();
        });
    }

    /** Answers the request that has come as number {@code index}. */
    void answer(int index, Response response) {
        fetches.get(index).answer().complete(response);
    }

    /** Has {@code content} stored, which is to be validated before it is used. */
    void store(String target, String content, String control) {
        Future<Response> stored = house.ask(Asked.get(target));
        answer(fetches.size() - 1, ok(content, control));
        text(stored);
    }

    static Response ok(String content, String control) {
        return new Response(200, fields(control).set("content-length", "" + content.length()), TextStream.of(content));
    }

    static Response notModified(String control) {
        return new Response(304, fields(control), Body.EMPTY);
    }

    private static MultiMap fields(String control) {
        return HttpHeaders.headers()
                .set(HttpHeaders.CACHE_CONTROL, control)
                .set(HttpHeaders.ETAG, "\"1\"")
                .set(HttpHeaders.CONTENT_TYPE, "text/plain");
    }

    static String text(Future<Response> answer) {
        return String.valueOf(TextStream.read(answer.result().body()));
    }

    static String status(Future<Response> answer) {
        return answer.result().fields().get("Cache-Status");
    }
}
