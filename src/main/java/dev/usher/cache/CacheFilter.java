package dev.usher.cache;

import dev.usher.cache.StoredResponse.Circumstances;
import dev.usher.http.CacheControl;
import dev.usher.http.CacheStatus;
import dev.usher.service.Cancellation;
import dev.usher.service.Filter;
import dev.usher.service.Observer;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers from store what is fresh, stores what is fetched, answers with what is a little stale while it asks the server behind
 * that, and lets a stale response stand in for a failing server. What is not stored passes, and a write among it begins a new
 * generation. Every answer but errors of our own says in {@code Cache-Status} what was done.
 */
public final class CacheFilter implements Filter {
    private final CacheStatus cache;
    private final String name;
    private final CachePolicy policy;
    private final SharedCache shared;
    private final Ticker ticker;

    /**
     * What the caches of one server share on all event loops.
     *
     * @param store the stored responses of all servers
     * @param generation the state of this server
     * @param epochs the tokens of all servers
     * @param lost whether this server is known not to be ready: it is starting, or down
     */
    public record SharedCache(CacheStore store, Generation generation, TokenEpochs epochs, BooleanSupplier lost) {
        /** The same of a server of which nobody knows that. */
        public SharedCache(CacheStore store, Generation generation, TokenEpochs epochs) {
            this(store, generation, epochs, () -> false);
        }
    }

    /** A filter for one server, which {@code Cache-Status} calls {@code name}. */
    public CacheFilter(String name, CachePolicy policy, SharedCache shared, Ticker ticker) {
        this.cache = CacheStatus.of(name);
        this.name = name;
        this.policy = policy;
        this.shared = shared;
        this.ticker = ticker;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Lifetime lifetime = policy.lifetime(request);
        if (lifetime == null) {
            return pass(request, next);
        }
        CacheKey key = policy.key(request);
        StoredResponse stored = usable(key, policy.token(request));
        long now = ticker.nanos();
        Reuse reuse = Reuse.of(stored, lifetime, now);
        if (reuse == Reuse.NONE) {
            return new Fetch(request, key, lifetime).by(next);
        }
        boolean standsIn = reuse == Reuse.STALE_IF_ERROR;
        if (standsIn && !shared.lost().getAsBoolean()) {
            return new Fetch(request.withoutWaiting(), key, lifetime).by(next);
        }
        if (reuse != Reuse.FRESH && stored.validation().begin(now)) {
            new Fetch(onNobodysBehalf(request), key, lifetime).behind(stored.validation(), next);
        }
        return standsIn
                ? Future.succeededFuture(standIn(request, stored, lifetime, cache.hit()))
                : hit(request, stored, lifetime, now);
    }

    /**
     * Whoever asked has been answered, and has paid for that; the time of an operation begins as theirs has. No place is taken
     * from those who wait for a server that is starting.
     */
    private static Request onNobodysBehalf(Request request) {
        return request.withObserver(Observer.NONE).withGone(Cancellation.NEVER).withoutWaiting();
    }

    /** What is stored under {@code key} and has not been changed since, for a token that has not been refused since. */
    private @Nullable StoredResponse usable(CacheKey key, @Nullable String token) {
        StoredResponse stored = shared.store().get(key);
        return stored != null && lasts(stored.circumstances(), token) ? stored : null;
    }

    private boolean lasts(Circumstances circumstances, @Nullable String token) {
        return shared.generation().stands(circumstances.generation(), circumstances.told())
                && shared.epochs().stands(token, circumstances.epoch());
    }

    private Future<Response> hit(Request request, StoredResponse stored, Lifetime lifetime, long now) {
        long fresh = lifetime.fresh().toNanos();
        request.observer().cache(name, stored.hitStatus(cache, fresh, now));
        return stored.isKnownTo(request.fields())
                ? Future.succeededFuture(stored.notModified(cache, fresh, now))
                : stored.hit(cache, fresh, now);
    }

    private Future<Response> pass(Request request, Service next) {
        CacheStatus status = cache.forwarded(reason(request));
        return next.call(request).transform(done -> {
            if (policy.invalidates(request) && (done.failed() || policy.mayHaveActed(done.result()))) {
                shared.generation().moveAfter(done, policy.reach(request, done.result()));
            }
            return done.succeeded()
                    ? Future.succeededFuture(passed(request, done.result(), status))
                    : Future.failedFuture(done.cause());
        });
    }

    private static String reason(Request request) {
        if (request.method() != HttpMethod.GET) {
            return "method";
        }
        return CacheControl.ofRequest(request.fields()).noStore() ? "request" : "bypass";
    }

    /** What was made here tells of no cache: it is based on nothing stored, nor on what a server said (RFC 9211 §2). */
    private Response passed(Request request, Response response, CacheStatus status) {
        shared.epochs().heed(request, response);
        if (Problem.isOurs(response)) {
            return response;
        }
        CacheStatus whole = status.forwardStatus(response.status());
        tell(request, whole);
        return response.with(CacheStatus.FIELD, whole.after(response.fields()));
    }

    /** {@code stored} in place of a server that fails; {@code status} says what was done until now. */
    private Response standIn(Request request, StoredResponse stored, Lifetime lifetime, CacheStatus status) {
        long now = ticker.nanos();
        long left = lifetime.fresh().toNanos() - (now - stored.storedAt());
        CacheStatus whole = status.ttl(Math.floorDiv(left, 1_000_000_000L)).detail("stale-if-error");
        tell(request, whole);
        return stored.standIn(whole, now, stored.isKnownTo(request.fields()));
    }

    private void tell(Request request, CacheStatus status) {
        request.observer().cache(name, status.toString());
    }

    /** One request that the store could not answer. */
    private final class Fetch {
        private final Request request;
        private final CacheKey key;
        private final Lifetime lifetime;
        private final @Nullable String token;
        private final Circumstances circumstances;
        private final CacheStatus forwarded;
        private final long purges = shared.store().purges();
        private final long begun = ticker.nanos();

        Fetch(Request request, CacheKey key, Lifetime lifetime) {
            this.request = request;
            this.key = key;
            this.lifetime = lifetime;
            this.token = policy.token(request);
            this.circumstances = new Circumstances(
                    shared.generation().current(), shared.epochs().epoch(token));
            this.forwarded = cache.forwarded(usable(key, token) == null ? "uri-miss" : "stale");
        }

        Future<Response> by(Service next) {
            return next.call(request).transform(done -> {
                if (done.succeeded() && !policy.isError(done.result())) {
                    return Future.succeededFuture(settle(done.result()));
                }
                if (done.failed() && !(done.cause() instanceof ServiceException)) {
                    return Future.failedFuture(done.cause());
                }
                StoredResponse stored = usable(key, token);
                return Reuse.of(stored, lifetime, ticker.nanos()) == Reuse.NONE
                        ? unanswered(done.result(), done.cause())
                        : Future.succeededFuture(standIn(request, stored, lifetime, failed(done.result())));
            });
        }

        /** What fails changes nothing: the stale response is used on, as long as it may be. */
        void behind(Validation validation, Service next) {
            next.call(request).onComplete(done -> {
                if (done.succeeded() && !policy.isError(done.result())) {
                    settle(done.result());
                }
                validation.end(ticker.nanos());
            });
        }

        /** What is not stored takes the place of what was, unless it says nothing of it. */
        private Response settle(Response response) {
            if (StoredResponse.isStorable(response, policy.targets())) {
                return keep(response);
            }
            if (response.status() < 500) {
                shared.store().remove(key);
            }
            return passed(request, response, forwarded);
        }

        /** Of those who fetched together, the first one stores; the others find what it stored. */
        private Response keep(Response response) {
            CacheStatus status = forwarded.forwardStatus(200);
            StoredResponse stored = usable(key, token);
            if (stored != null && stored.isOf(response, begun)) {
                return answer(stored, status.collapsed());
            }
            Circumstances known = circumstances.telling(policy.told(request, response, circumstances.generation()));
            StoredResponse fetched = new StoredResponse(response, known, ticker.nanos());
            boolean kept = lasts(known, token) && shared.store().put(key, fetched, purges);
            return answer(fetched, kept ? status.stored() : status);
        }

        private CacheStatus failed(@Nullable Response error) {
            return error == null || Problem.isOurs(error) ? forwarded : forwarded.forwardStatus(error.status());
        }

        private Future<Response> unanswered(@Nullable Response response, @Nullable Throwable failure) {
            return response == null
                    ? Future.failedFuture(failure)
                    : Future.succeededFuture(passed(request, response, forwarded));
        }

        private Response answer(StoredResponse stored, CacheStatus status) {
            tell(request, status);
            return stored.fetched(status, stored.isKnownTo(request.fields()));
        }
    }
}
