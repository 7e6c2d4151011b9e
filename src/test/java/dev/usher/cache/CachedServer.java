package dev.usher.cache;

import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cache before a scripted server, in time of its own. Every GET but those below {@code /Items} is fresh for ten seconds and
 * may stand in for a minute more; a 5xx other than 599 is an error; whatever is no GET writes,
 * but what is answered with 599 was not acted on.
 */
final class CachedServer {
    static final Duration FRESH = Duration.ofSeconds(10);
    static final Duration STALE_IF_ERROR = Duration.ofSeconds(60);
    static final Duration TICK = Duration.ofNanos(1);

    final ManualTime time = new ManualTime();
    final ScriptedService server = new ScriptedService(time);
    final Generation generation = new Generation();
    final TokenEpochs epochs = new TokenEpochs(100);
    final CacheStore store;
    final List<String> heard = new ArrayList<>();
    /** How long what is no longer fresh answers while the server is asked behind it. */
    Duration staleWhileRevalidate = Duration.ZERO;

    private boolean watchful = true;
    private final CacheFilter filter;

    CachedServer() {
        this(1 << 20);
    }

    CachedServer(long maxBytes) {
        store = CacheStore.bounded(maxBytes);
        filter = new CacheFilter("usher/home", new Policy(), new SharedCache(store, generation, epochs), time);
    }

    /** A cache that takes no write for one: a seeded fault. */
    static CachedServer heedless() {
        CachedServer heedless = new CachedServer();
        heedless.watchful = false;
        return heedless;
    }

    Request request(HttpMethod method, String target) {
        return Requests.of(method, target, Body.EMPTY, Duration.ofHours(1).toNanos())
                .withObserver(new Observer() {
                    @Override
                    public void cache(String name, String status) {
                        heard.add(name + " " + status);
                    }
                });
    }

    Request by(String tokenHash, String target) {
        return Requests.from(request(HttpMethod.GET, target), "192.0.2.7", tokenHash);
    }

    Request ifNoneMatch(String target, String tags) {
        return request(HttpMethod.GET, target).withFields(HttpHeaders.headers().set(HttpHeaders.IF_NONE_MATCH, tags));
    }

    Future<Response> ask(Request request) {
        return filter.apply(request, server);
    }

    Response get(String target) {
        return ask(request(HttpMethod.GET, target)).result();
    }

    String statusOf(String target) {
        return status(get(target));
    }

    static String status(Response response) {
        return response.fields().get("Cache-Status");
    }

    static String text(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes().toString() : "";
    }

    /** A 200 with {@code content} and these fields: name, value, name, value. */
    static Response ok(String content, String... fields) {
        MultiMap map = HttpHeaders.headers();
        for (int i = 0; i < fields.length; i += 2) {
            map.add(fields[i], fields[i + 1]);
        }
        return new Response(200, map, Body.of(Buffer.buffer(content)));
    }

    private final class Policy implements CachePolicy {
        @Override
        public @Nullable Lifetime lifetime(Request request) {
            return request.method() == HttpMethod.GET && !request.target().startsWith("/Items")
                    ? new Lifetime(FRESH, staleWhileRevalidate, STALE_IF_ERROR)
                    : null;
        }

        @Override
        public CacheKey key(Request request) {
            return new CacheKey(
                    "home",
                    request.target(),
                    new CacheKey.Partition(request.caller().tokenHash(), "", ""),
                    new CacheKey.Variant("", "", ""));
        }

        @Override
        public boolean isError(Response response) {
            return response.status() >= 500 && response.status() != 599;
        }

        @Override
        public boolean invalidates(Request request) {
            return watchful && request.method() != HttpMethod.GET;
        }

        @Override
        public boolean mayHaveActed(Response response) {
            return response.status() != 599;
        }
    }
}
