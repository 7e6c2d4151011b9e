package dev.usher.app;

import dev.usher.aggregate.FanOut;
import dev.usher.aggregate.Member;
import dev.usher.aggregate.Plan;
import dev.usher.cache.CacheFilter;
import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.CacheStore;
import dev.usher.cache.InvalidationFilter;
import dev.usher.cache.TokenEpochs;
import dev.usher.collapse.CollapseFilter;
import dev.usher.config.Settings;
import dev.usher.gateway.Door;
import dev.usher.gateway.Doors;
import dev.usher.gateway.FailureFilter;
import dev.usher.gateway.HouseFilter;
import dev.usher.gateway.LocationFilter;
import dev.usher.gateway.PageFilter;
import dev.usher.jellyfin.DressFilter;
import dev.usher.jellyfin.LegacyMode;
import dev.usher.jellyfin.LegacyUseFilter;
import dev.usher.jellyfin.LoginBodyFilter;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.jellyfin.Stream;
import dev.usher.jellyfin.StreamDressFilter;
import dev.usher.jellyfin.UserLists;
import dev.usher.jellyfin.UsersCachePolicy;
import dev.usher.limit.AcceptedCallers;
import dev.usher.limit.RateLimitFilter;
import dev.usher.observe.ObserveFilter;
import dev.usher.retry.RetryFilter;
import dev.usher.retry.RetryTiming;
import dev.usher.service.Filter;
import dev.usher.service.Layers;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Clockwork;
import dev.usher.upstream.HealthFilter;
import dev.usher.upstream.QuietFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Puts the layers on top of each other. Their order is written here and nowhere else, each with the reason for its height;
 * what all event loops share is made once, and each event loop has stacks of its own around it.
 */
final class Wiring {
    private static final String FAILURES = "failures";
    private static final String WATCHED = "outermost: whoever watches learns what is asked, be it refused or not";
    private static final String ONE_SILENT = "above whatever stands in for it: one server's silence becomes an answer";

    /** A starting server answers some paths as if nothing were amiss. */
    private static final Predicate<Response> NO_PROOF = answer -> false;

    private final Settings settings;
    private final Clockwork time;
    private final RandomGenerator random;
    private final Map<String, SharedServer> servers = new LinkedHashMap<>();
    private final CacheStore store;
    private final TokenEpochs epochs;
    private final AcceptedCallers accepted;
    private final RateLimitFilter limits;
    private final Signposts signposts = new Signposts();

    /** The wires of one event loop to one server. */
    record Wires(Service operations, Service streams, Service tunnels) {}

    Wiring(Settings settings, Clockwork time, RandomGenerator random) {
        this.settings = settings;
        this.time = time;
        this.random = random;
        settings.upstreams()
                .forEach(address -> servers.put(address.name(), SharedServer.of(address, settings.retry(), time)));
        this.store = CacheStore.bounded(settings.cache().maxBytes());
        this.epochs = new TokenEpochs(settings.limits().tableSize());
        this.accepted =
                new AcceptedCallers(Wiring::needsToken, settings.limits().tableSize());
        this.limits = new RateLimitFilter(Limits.policies(settings.limits(), accepted, time.ticker()));
    }

    /** The servers in the order of the settings. */
    List<SharedServer> servers() {
        return List.copyOf(servers.values());
    }

    /** The stored responses of all servers. */
    CacheStore store() {
        return store;
    }

    /** The doors for one event loop that reaches the servers by {@code wires}. */
    Doors doors(Function<SharedServer, Wires> wires) {
        Map<String, Service> members = new LinkedHashMap<>();
        Map<String, Door> doors = new LinkedHashMap<>();
        for (SharedServer server : servers.values()) {
            Wires wire = wires.apply(server);
            Service member = server(server).over(wire.operations());
            members.put(server.name(), member);
            doors.put(
                    server.name(),
                    new Door(
                            routed(server.name()).over(member),
                            streams(server).over(wire.streams()),
                            streams(server).over(wire.tunnels())));
        }
        return new Doors(root(members, doors), doors);
    }

    /** The root is the first server, or all that answer together as one, of whom the first is asked for all but the list. */
    private Door root(Map<String, Service> members, Map<String, Door> doors) {
        List<String> together = settings.aggregate();
        if (together.isEmpty()) {
            return doors.values().iterator().next();
        }
        String first = together.get(0);
        return new Door(
                gathered(together, members).over(members.get(first)),
                doors.get(first).streams(),
                doors.get(first).tunnels());
    }

    /** The layers of an operation before it belongs to {@code server}. */
    Layers routed(String server) {
        return front(legacy(server)).then(FAILURES, ONE_SILENT, new FailureFilter(server));
    }

    /** The layers of an operation before it belongs to all servers of {@code names}, or to the first of them. */
    Layers gathered(List<String> names, Map<String, Service> members) {
        return front(legacy(names.get(0)))
                .then(
                        "fan-out",
                        "beneath the limit, which counts one request; below here a request belongs to one server",
                        fanOut(names, members))
                .then(FAILURES, ONE_SILENT, new FailureFilter(names.get(0)));
    }

    private Filter fanOut(List<String> names, Map<String, Service> members) {
        Plan plan = new Plan(
                names.stream().map(name -> new Member(name, members.get(name))).toList(),
                settings.deadlines().part());
        FanOut all = new FanOut(plan, UserLists::merge, time.ticker(), time.dates());
        return (request, next) ->
                request.route() == Operation.GET_PUBLIC_USERS ? all.call(request) : next.call(request);
    }

    private Layers front(LegacyMode legacy) {
        return Layers.none()
                .then("observe", WATCHED, new ObserveFilter())
                .then("rate limit", "before anything is spent: the address pays for every operation", limits)
                .then("acceptance", "beneath the limit, which asks it: learns whose token a server accepts", accepted)
                .then(
                        "legacy",
                        "above whatever answers or repeats: tells once that a request came in an old form",
                        new LegacyUseFilter(legacy))
                .then(
                        "login body",
                        "beneath the limit, which unreadable logins pay too; what it reads is for the layers beneath",
                        new LoginBodyFilter());
    }

    private LegacyMode legacy(String server) {
        return settings.servers().get(server).legacy();
    }

    /** The layers of an operation that belongs to {@code server}. */
    Layers server(SharedServer server) {
        CachePolicy policy =
                new UsersCachePolicy(server.name(), settings.cache().lifetimes().byOperation(), legacy(server.name()));
        SharedCache cache = new SharedCache(store, server.generation(), epochs);
        RetryTiming timing = new RetryTiming(time.ticker(), time.dates(), time.delay(), random);
        return Layers.none()
                .then(
                        "cache",
                        "per server: its part still answers when it is down; writes pass through and invalidate",
                        new CacheFilter("usher/" + server.name(), policy, cache, time.ticker()))
                .then(
                        "collapse",
                        "only misses meet here",
                        new CollapseFilter(
                                new CollapseFilter.Rules(
                                        request -> flight(policy, server, request), ServerAnswers::isForAll),
                                server.flights(),
                                time.ticker(),
                                time.delay()))
                .then(
                        "signpost",
                        "beneath the store, which keeps no page; above retry, which would only be led astray again",
                        signposts.ofOperations(server))
                .then(
                        "retry",
                        "one fetch is repeated, not each who waits for it",
                        new RetryFilter(settings.retry().policy(), server.retried(), timing, ServerAnswers::classify))
                .then(
                        "health",
                        "next to the wire: hears what each attempt came to",
                        new HealthFilter(server.upstream(), ServerAnswers::classify, ServerAnswers::isReady, time))
                .then("dress", "innermost: above it nothing holds a token", new DressFilter(legacy(server.name())));
    }

    /** The layers of a stream to {@code server}, and of a WebSocket. */
    Layers streams(SharedServer server) {
        return Layers.none()
                .then("observe", WATCHED, new ObserveFilter())
                .then("rate limit", "before anything is spent: what may empty the store pays for its address", limits)
                .then(
                        "legacy",
                        "above the refusals: tells once that a request came in an old form",
                        new LegacyUseFilter(legacy(server.name())))
                .then(
                        "house",
                        "before the server hears of it: its wizard gives it to whoever comes first",
                        new HouseFilter(settings.house().startupFromAfar()))
                .then("page", "above every 502, 503 and 504 of our own: a browser gets it to read", new PageFilter())
                .then(FAILURES, ONE_SILENT, new FailureFilter(server.name()))
                .then(
                        "quiet",
                        "a stream cannot wait: it is refused while its server starts",
                        new QuietFilter(server.upstream()))
                .then(
                        "watch",
                        "beneath the refusal, which changes nothing: whatever comes back, the server may have changed",
                        new InvalidationFilter(server.generation(), epochs, Wiring::isWatched))
                .then(
                        "location",
                        "above the signpost, which reads what the server wrote: where it leads, seen from here",
                        new LocationFilter(
                                server.upstream().settings().origin(),
                                server.upstream().settings().basePath()))
                .then(
                        "signpost",
                        "changes nothing: hears where a redirect shows that the url is wrong",
                        signposts.ofStreams(server))
                .then(
                        "health",
                        "next to the wire: hears what each attempt came to",
                        new HealthFilter(server.upstream(), ServerAnswers::classify, NO_PROOF, time))
                .then(
                        "dress",
                        "innermost: what is above sees the request as it came",
                        new StreamDressFilter(legacy(server.name())));
    }

    /** What must be equal for two fetches to be one: a fetch that began before a write serves nobody who came after it. */
    private @Nullable Object flight(CachePolicy policy, SharedServer server, Request request) {
        return policy.lifetime(request) == null
                ? null
                : List.of(
                        policy.key(request),
                        server.generation().current(),
                        epochs.of(request.caller().tokenHash()));
    }

    private static boolean isWatched(Request request) {
        return request.route() instanceof Stream stream && stream.isWatched();
    }

    private static boolean needsToken(Request request) {
        return request.route() instanceof Operation operation && operation.needsToken();
    }
}
