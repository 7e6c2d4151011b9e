package dev.usher.cache;

import dev.usher.http.CacheStatus;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.TextStream;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A cache before a scripted server, in time of its own. Whose cache it is depends on the token alone until that is refused, the parameter
 * {@code ApiKey} stands in no key, and what is below {@code /all} changes everything.
 */
final class HttpCached {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    final ManualTime time = new ManualTime();
    final ScriptedService server = new ScriptedService(time);
    final CacheStore store = CacheStore.bounded(1 << 20);
    final Invalidations invalidations = new Invalidations();
    final TokenEpochs epochs = new TokenEpochs(100);
    final HttpCachePolicy policy = new Policy();
    private final HttpCache cache;
    private final Service stack;

    HttpCached() {
        this(new Room(1 << 16, 1 << 10));
    }

    HttpCached(Room room) {
        cache = new HttpCache(
                new HttpCache.Of("home", invalidations, PATIENCE),
                store,
                new Clockwork(time, time, time),
                new OwnWord(Duration.ZERO, new Targets(List.of("A-Cache-Control", "B-Cache-Control"))));
        Service gathered = new GatherFilter(policy, cache, room).over(server);
        stack = new HttpCacheFilter(policy, cache).over(gathered);
    }

    static Response answer(int status, String content, String... fields) {
        MultiMap map = HttpHeaders.headers();
        for (int i = 0; i < fields.length; i += 2) {
            map.add(fields[i], fields[i + 1]);
        }
        map.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
        return new Response(status, map, TextStream.of(content));
    }

    /** The next request is answered with this. */
    void answers(String content, String... fields) {
        server.expect().reply(request -> Future.succeededFuture(answer(200, content, fields)));
    }

    void answers(int status, String... fields) {
        server.expect().reply(request -> Future.succeededFuture(answer(status, "", fields)));
    }

    static Request request(HttpMethod method, String target, String... fields) {
        MultiMap map = HttpHeaders.headers();
        for (int i = 0; i < fields.length; i += 2) {
            map.add(fields[i], fields[i + 1]);
        }
        return Requests.of(method, target, Body.EMPTY, Duration.ofHours(1).toNanos())
                .withFields(map);
    }

    Future<Response> ask(Request request) {
        return stack.call(request);
    }

    Response get(String target, String... fields) {
        return ask(request(HttpMethod.GET, target, fields)).result();
    }

    Response send(HttpMethod method, String target) {
        return ask(request(method, target)).result();
    }

    Request lastAsked() {
        return server.requests().get(server.calls() - 1);
    }

    static String status(Response response) {
        return Objects.requireNonNull(response.fields().get(CacheStatus.FIELD));
    }

    static String text(Response response) {
        return Objects.requireNonNull(TextStream.read(response.body()));
    }

    private final class Policy implements HttpCachePolicy {
        @Override
        public boolean considers(Request request) {
            return true;
        }

        @Override
        public String target(String target) {
            return target.replaceAll("[?&]ApiKey=[^&]*", "");
        }

        @Override
        public ResourceKey.Partition partition(Request request) {
            return new ResourceKey.Partition(epochs.of(request.caller().tokenHash()), "");
        }

        @Override
        public boolean isCredentialed(Request request) {
            return request.caller().tokenHash() != null;
        }

        @Override
        public boolean changesMore(Request request) {
            return request.target().startsWith("/all");
        }
    }
}
