package dev.usher.app;

import dev.usher.aggregate.FanOut;
import dev.usher.aggregate.Member;
import dev.usher.aggregate.Plan;
import dev.usher.cache.CacheFilter;
import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.Targets;
import dev.usher.collapse.CollapseFilter;
import dev.usher.config.Settings;
import dev.usher.gateway.FailureFilter;
import dev.usher.gateway.MisdirectionFilter;
import dev.usher.jellyfin.DeletedUserFilter;
import dev.usher.jellyfin.DressFilter;
import dev.usher.jellyfin.LegacyMode;
import dev.usher.jellyfin.LegacyUseFilter;
import dev.usher.jellyfin.LoginBodyFilter;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.jellyfin.UserLists;
import dev.usher.jellyfin.UsersCachePolicy;
import dev.usher.limit.ConcurrencyLimitFilter;
import dev.usher.observe.ObserveFilter;
import dev.usher.retry.RetryFilter;
import dev.usher.retry.RetryTiming;
import dev.usher.service.Filter;
import dev.usher.service.Layers;
import dev.usher.service.Request;
import dev.usher.service.Service;
import dev.usher.upstream.CircuitFilter;
import dev.usher.upstream.HealthFilter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers of an operation from top to bottom, each with the reason for its height. */
class OperationLayers {
    static final String FAILURES = "failures";
    static final String WATCHED = "outermost: whoever watches learns what is asked, be it refused or not";
    static final String ONE_SILENT = "above whatever stands in for it: one server's silence becomes an answer";

    private final Settings settings;
    private final Shared shared;

    OperationLayers(Settings settings, Shared shared) {
        this.settings = settings;
        this.shared = shared;
    }

    /** The layers of an operation before it belongs to {@code server}. */
    Layers before(String server) {
        return front(legacy(server)).then(FAILURES, ONE_SILENT, new FailureFilter(server));
    }

    /** The layers of an operation before it belongs to all servers of {@code names}, or to the first of them. */
    Layers beforeAll(List<String> names, Map<String, Service> members) {
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
        FanOut all = new FanOut(
                plan, UserLists::merge, shared.time().ticker(), shared.time().dates());
        return (request, next) ->
                request.route() == Operation.GET_PUBLIC_USERS ? all.call(request) : next.call(request);
    }

    private Layers front(LegacyMode legacy) {
        return Layers.none()
                .then("observe", WATCHED, new ObserveFilter())
                .then("rate limit", "before anything is spent: the address pays for every operation", shared.limits())
                .then(
                        "acceptance",
                        "beneath the limit, which asks it: learns whose token a server accepts",
                        shared.accepted())
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

    /** What may be stored of {@code server}. */
    CachePolicy policy(SharedServer server) {
        return new UsersCachePolicy(
                        server.name(),
                        settings.cache().lifetimes().byOperation(),
                        legacy(server.name()),
                        server.owners())
                .reading(new Targets(settings.cache().targets()));
    }

    /** Stands for the one whose cache is asked until his token is refused; for all where it is everybody's. */
    Object asker(CachePolicy policy, Request request) {
        return shared.epochs().of(policy.token(request));
    }

    /** The layers of an operation that belongs to {@code server}. */
    Layers of(SharedServer server) {
        CachePolicy policy = policy(server);
        SharedCache cache = new SharedCache(
                shared.store(),
                server.generation(),
                shared.epochs(),
                () -> !server.upstream().health().ready());
        RetryTiming timing = new RetryTiming(
                shared.time().ticker(), shared.time().dates(), shared.time().delay(), shared.random());
        return Layers.none()
                .then(
                        "cache",
                        "per server: its part still answers when it is down; writes pass through and invalidate",
                        new CacheFilter(
                                "usher/" + server.name(),
                                policy,
                                cache,
                                shared.time().ticker()))
                .then(
                        "deletions",
                        "beneath the store, which answers no deletion; above retry: what the whole came to counts",
                        new DeletedUserFilter(server.invalidations()))
                .then(
                        "collapse",
                        "only misses meet here",
                        new CollapseFilter(
                                new CollapseFilter.Rules(
                                        request -> flight(policy, server, request),
                                        request -> asker(policy, request),
                                        ServerAnswers::isForAll),
                                server.flights(),
                                shared.time().ticker(),
                                shared.time().delay()))
                .then(
                        "signpost",
                        "beneath the store, which keeps no page; above retry, which would only be led astray again",
                        signpost(server))
                .then(
                        "retry",
                        "one fetch is repeated, not each who waits for it",
                        new RetryFilter(settings.retry().policy(), server.retried(), timing, ServerAnswers::classify)
                                .repeatingOnlySafe())
                .then(
                        "circuit",
                        "beneath retry: no attempt at a server that is down, so that nobody waits; above health, which decides",
                        new CircuitFilter(server.upstream()))
                .then(
                        "logins",
                        "above the slots of all: a login that waits for other logins holds none of those",
                        new ConcurrencyLimitFilter(
                                "concurrency.logins", server.slots().logins(), OperationLayers::isLogin))
                .then(
                        "concurrency",
                        "beneath retry: each attempt needs a slot, a waiting retry holds none; above health: no slot is no fault",
                        new ConcurrencyLimitFilter("concurrency", server.slots().all(), any -> true))
                .then(
                        "health",
                        "next to the wire: hears what each attempt came to",
                        new HealthFilter(
                                server.upstream(), ServerAnswers::classify, ServerAnswers::isReady, shared.time()))
                .then("dress", "innermost: above it nothing holds a token", new DressFilter(legacy(server.name())));
    }

    /** A wrong url is an error, and whoever answers there is not the server. */
    private static Filter signpost(SharedServer server) {
        return new MisdirectionFilter(
                server.name(),
                misdirection -> {
                    server.misdirections().misled(misdirection);
                    server.upstream().misled();
                },
                server.misdirections()::right);
    }

    private static boolean isLogin(Request request) {
        return request.route() instanceof Operation operation && operation.isLogin();
    }

    /** What must be equal for two fetches to be one: a fetch that began before a write or a purge serves nobody who came after. */
    private @Nullable Object flight(CachePolicy policy, SharedServer server, Request request) {
        return policy.lifetime(request) == null
                ? null
                : List.of(
                        policy.key(request),
                        server.generation().current(),
                        shared.store().purges(),
                        asker(policy, request),
                        request.waits());
    }
}
