package dev.usher.app;

import dev.usher.cache.GatherFilter;
import dev.usher.cache.HttpCache;
import dev.usher.cache.HttpCacheFilter;
import dev.usher.cache.HttpCachePolicy;
import dev.usher.cache.InvalidationFilter;
import dev.usher.cache.OwnWord;
import dev.usher.cache.Targets;
import dev.usher.collapse.CollapseFilter;
import dev.usher.config.Settings;
import dev.usher.gateway.FailureFilter;
import dev.usher.gateway.HouseFilter;
import dev.usher.gateway.LocationFilter;
import dev.usher.gateway.PageFilter;
import dev.usher.gateway.PreflightFilter;
import dev.usher.jellyfin.LegacyMode;
import dev.usher.jellyfin.LegacyUseFilter;
import dev.usher.jellyfin.PictureAgeFilter;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.jellyfin.StreamCachePolicy;
import dev.usher.jellyfin.StreamDressFilter;
import dev.usher.jellyfin.StreamFlight;
import dev.usher.jellyfin.WatchedWrites;
import dev.usher.observe.ObserveFilter;
import dev.usher.observe.SignpostFilter;
import dev.usher.service.Layers;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.upstream.CircuitFilter;
import dev.usher.upstream.HealthFilter;
import dev.usher.upstream.QuietFilter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The layers of a stream and of a WebSocket from top to bottom, each with the reason for its height. */
final class StreamLayers {
    /** A starting server answers some paths as if nothing were amiss. */
    private static final Predicate<Response> NO_PROOF = answer -> false;

    private final Settings settings;
    private final Shared shared;
    private final Function<LegacyMode, HttpCachePolicy> policies;

    StreamLayers(Settings settings, Shared shared) {
        this(settings, shared, new StreamCachePolicy(shared.epochs())::under);
    }

    /** The same where {@code policies} say for whom answers are stored, by what becomes of old forms. */
    StreamLayers(Settings settings, Shared shared, Function<LegacyMode, HttpCachePolicy> policies) {
        this.settings = settings;
        this.shared = shared;
        this.policies = policies;
    }

    /** The layers of a stream to {@code server}, and of a WebSocket. */
    Layers of(SharedServer server) {
        HttpCachePolicy policy = policies.apply(legacy(server));
        HttpCache cache = new HttpCache(
                new HttpCache.Of(
                        server.name(),
                        server.invalidations(),
                        settings.deadlines().operation()),
                shared.store(),
                shared.time(),
                new OwnWord(settings.cache().longestGuess(), targets()));
        LocationFilter location = new LocationFilter(
                server.upstream().settings().origins(),
                server.upstream().settings().basePath());
        return Layers.none()
                .then("observe", OperationLayers.WATCHED, new ObserveFilter())
                .then(
                        "rate limit",
                        "before anything is spent: what may empty the store pays for its address",
                        shared.limits())
                .then(
                        "legacy",
                        "above the refusals: tells once that a request came in an old form",
                        new LegacyUseFilter(legacy(server)))
                .then(
                        "house",
                        "before the server hears of it: its wizard gives it to whoever comes first",
                        new HouseFilter(settings.house().startupFromAfar()))
                .then("page", "above every 502, 503 and 504 of our own: a browser gets it to read", new PageFilter())
                .then(
                        "preflight",
                        "there too: a browser that gets no leave sends nothing that could wait for the server",
                        new PreflightFilter(server.name(), server.pages()))
                .then(OperationLayers.FAILURES, OperationLayers.ONE_SILENT, new FailureFilter(server.name()))
                .then(
                        "cache",
                        "above whatever refuses while the server is down: what is stored answers all the same",
                        new HttpCacheFilter(policy, cache, location::seen))
                .then("collapse", "only misses and validations meet here", collapse(server, cache, policy))
                .then(
                        "gather",
                        "beneath the meeting, as all who meet read what one has fetched",
                        new GatherFilter(policy, cache, shared.room()))
                .then(
                        "picture age",
                        "beneath the store, which would take it for what the field means",
                        new PictureAgeFilter())
                .then(
                        "circuit",
                        "above the attempt, which is not made while the server is down; beneath what makes its word an answer",
                        new CircuitFilter(server.upstream()))
                .then(
                        "quiet",
                        "a stream cannot wait: it is refused while its server starts",
                        new QuietFilter(server.upstream()))
                .then(
                        "watch",
                        "beneath the refusal, which changes nothing: whatever comes back, the server may have changed",
                        new InvalidationFilter(
                                server.generation(), shared.epochs(), new WatchedWrites(server.owners())))
                .then(
                        "location",
                        "above the signpost, which reads what the server wrote: where it leads, seen from here",
                        location)
                .then(
                        "signpost",
                        "changes nothing: hears where a redirect shows that the url is wrong",
                        new SignpostFilter(server.misdirections()))
                .then(
                        "health",
                        "next to the wire: hears what each attempt came to",
                        new HealthFilter(server.upstream(), ServerAnswers::classify, NO_PROOF, shared.time()))
                .then(
                        "dress",
                        "innermost: what is above sees the request as it came",
                        new StreamDressFilter(legacy(server)));
    }

    private LegacyMode legacy(SharedServer server) {
        return settings.servers().get(server.name()).legacy();
    }

    private Targets targets() {
        return new Targets(settings.cache().targets());
    }

    private CollapseFilter collapse(SharedServer server, HttpCache cache, HttpCachePolicy policy) {
        Targets targets = targets();
        return new CollapseFilter(
                new CollapseFilter.Rules(
                        request -> flight(server, cache, policy, request),
                        policy::partition,
                        answer -> StreamFlight.isForAll(answer, targets)),
                server.flights(),
                shared.time().ticker(),
                shared.time().delay());
    }

    /**
     * What must be equal for two fetches to be one: one that began before a write or a purge serves nobody who came after. Nobody waits
     * for an answer that may turn out to be for another alone, so that only what is surely to be stored is fetched once: a
     * picture, and what has been stored before.
     */
    private @Nullable Object flight(SharedServer server, HttpCache cache, HttpCachePolicy policy, Request request) {
        Object key = StreamCachePolicy.isPicture(request.target()) || cache.knows(policy, request)
                ? StreamFlight.key(policy, request)
                : null;
        return key == null
                ? null
                : List.of(
                        key,
                        server.invalidations().of(policy.target(request.target()), policy.partition(request)),
                        shared.store().purges());
    }
}
