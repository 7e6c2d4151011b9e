package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A scripted server behind a cache, in manual time. GETs are fresh for ten seconds and stand in for a minute more. */
final class CachedServer {
    static final Duration FRESH = Duration.ofSeconds(10);
    static final Duration STALE_IF_ERROR = Duration.ofSeconds(60);
    static final Duration TICK = Duration.ofNanos(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final ManualTime time = new ManualTime();
    final ScriptedService server = new ScriptedService(time);
    final Generation generation = new Generation();
    final TokenEpochs epochs = new TokenEpochs(1_000);
    final List<String> said = new ArrayList<>();
    final CacheStore store;

    private final Service stack;

    CachedServer() {
        this(1 << 20);
    }

    CachedServer(long maxBytes) {
        store = CacheStore.bounded(maxBytes);
        SharedCache shared = new SharedCache(store, generation, epochs);
        stack = new CacheFilter("usher/home", new PlainPolicy(FRESH, STALE_IF_ERROR), shared, time).over(server);
    }

    Request request(String target) {
        return heard(Requests.get(target, time.nanos() + PATIENCE.toNanos()));
    }

    Request post(String target) {
        return heard(Requests.post(target, "{}", time.nanos() + PATIENCE.toNanos()));
    }

    private Request heard(Request request) {
        return request.withObserver(new Observer() {
            @Override
            public void cache(String name, String status) {
                said.add(name + " said " + status);
            }
        });
    }

    Request request(String target, String token) {
        return Requests.from(request(target), "192.0.2.7", token);
    }

    Request asking(String target, String field, String value) {
        Request request = request(target);
        return request.withFields(HttpHeaders.headers().addAll(request.fields()).add(field, value));
    }

    Future<Response> begin(Request request) {
        return stack.call(request);
    }

    /** The answer, which must be there already. */
    Response call(Request request) {
        Future<Response> answer = begin(request);
        assertThat(answer.succeeded()).as("answered at once").isTrue();
        return answer.result();
    }

    Response get(String target) {
        return call(request(target));
    }

    static String text(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes().toString() : "";
    }

    static String status(Response response) {
        return response.fields().get("Cache-Status");
    }
}
