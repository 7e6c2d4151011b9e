package dev.usher.app;

import dev.usher.cache.CacheFilter;
import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.cache.CacheKey;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.CacheStore;
import dev.usher.cache.Generation;
import dev.usher.cache.Lifetime;
import dev.usher.cache.Scope;
import dev.usher.cache.TokenEpochs;
import dev.usher.collapse.CollapseFilter;
import dev.usher.collapse.Flights;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.KnownOwners;
import dev.usher.jellyfin.LegacyMode;
import dev.usher.jellyfin.RequestReader;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.jellyfin.UsersCachePolicy;
import dev.usher.service.Body;
import dev.usher.service.Layers;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Real reading before a real cache and collapse, with servers that give every fetch an answer of its own. */
final class KeyedHouse {
    /**
     * What is put in place of the real thing.
     *
     * @param reader reads the requests
     * @param key rewrites the key that the real policy gives
     * @param request rewrites what was read
     */
    record Seed(RequestReader reader, UnaryOperator<CacheKey> key, UnaryOperator<Request> request) {
        static final Seed NONE = new Seed(RequestReader.standard(), UnaryOperator.identity(), UnaryOperator.identity());

        Seed withReader(RequestReader newReader) {
            return new Seed(newReader, key, request);
        }

        Seed withKey(UnaryOperator<CacheKey> newKey) {
            return new Seed(reader, newKey, request);
        }

        Seed withRequest(UnaryOperator<Request> newRequest) {
            return new Seed(reader, key, newRequest);
        }
    }

    private static final long DEADLINE = Duration.ofSeconds(15).toNanos();

    private final Seed seed;
    private final ManualTime time = new ManualTime();
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
    private final CacheStore store = CacheStore.bounded(1 << 20);
    private final TokenEpochs epochs = new TokenEpochs(1_000);
    private final Map<String, Service> doors = new HashMap<>();
    private final List<Promise<Response>> fetches = new ArrayList<>();

    KeyedHouse(Seed seed) {
        this.seed = seed;
    }

    /** The answers to {@code asked}, each asked after the one before it was answered. */
    List<String> oneAfterTheOther(Asked... asked) {
        List<String> texts = new ArrayList<>();
        for (Asked one : asked) {
            Future<Response> answer = ask(one);
            answerFetches();
            texts.add(text(answer.result()));
        }
        return texts;
    }

    /** The answers to {@code asked}, all asked before any was answered. */
    List<String> allAtOnce(Asked... asked) {
        List<Future<Response>> answers = new ArrayList<>();
        for (Asked one : asked) {
            answers.add(ask(one));
        }
        answerFetches();
        return answers.stream().map(answer -> text(answer.result())).toList();
    }

    private void answerFetches() {
        for (int i = 0; i < fetches.size(); i++) {
            fetches.get(i).tryComplete(ok("answer " + (i + 1)));
        }
    }

    private Future<Response> ask(Asked asked) {
        return doors.computeIfAbsent(asked.server(), this::door)
                .call(seed.request().apply(asked.read(seed.reader(), callers, DEADLINE)));
    }

    private Service door(String server) {
        Generation generation = new Generation();
        CachePolicy policy = new Rewritten(
                new UsersCachePolicy(
                        server, UsersCachePolicy.defaultLifetimes(), LegacyMode.BRIDGE, new KnownOwners(generation)),
                seed.key());
        CollapseFilter collapse = new CollapseFilter(
                new CollapseFilter.Rules(
                        request -> policy.lifetime(request) == null
                                ? null
                                : List.of(
                                        policy.key(request),
                                        generation.current(),
                                        epochs.of(request.caller().tokenHash())),
                        ServerAnswers::isForAll),
                new Flights(),
                time,
                time);
        return Layers.none()
                .then(
                        "cache",
                        "as wired",
                        new CacheFilter("usher/" + server, policy, new SharedCache(store, generation, epochs), time))
                .then("collapse", "as wired", collapse)
                .over(request -> {
                    fetches.add(Promise.promise());
                    return fetches.get(fetches.size() - 1).future();
                });
    }

    private static Response ok(String content) {
        MultiMap fields = HttpHeaders.headers();
        return new Response(200, fields, Body.of(Buffer.buffer(content)));
    }

    private static String text(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes().toString() : "";
    }

    /** A policy whose keys are rewritten. */
    private record Rewritten(CachePolicy policy, UnaryOperator<CacheKey> rewriting) implements CachePolicy {
        @Override
        public @Nullable String token(Request request) {
            return policy.token(request);
        }

        @Override
        public @Nullable Lifetime lifetime(Request request) {
            return policy.lifetime(request);
        }

        @Override
        public CacheKey key(Request request) {
            return rewriting.apply(policy.key(request));
        }

        @Override
        public boolean isError(Response response) {
            return policy.isError(response);
        }

        @Override
        public boolean invalidates(Request request) {
            return policy.invalidates(request);
        }

        @Override
        public Scope reach(Request request, @Nullable Response response) {
            return policy.reach(request, response);
        }

        @Override
        public Scope told(Request request, Response response, long generation) {
            return policy.told(request, response, generation);
        }
    }
}
