package dev.usher.cache;

import dev.usher.http.CacheControl;
import dev.usher.http.CacheStatus;
import dev.usher.service.Body;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A shared cache for answers that say themselves how long they live (RFC 9111). What may be stored arrives as
 * {@link Body.Gathered}, from a {@link GatherFilter} beneath. Every answer but errors of our own says in {@code Cache-Status}
 * what was done.
 *
 * <p>Of what a client asks in {@code Cache-Control}, {@code no-store} passes it on, {@code no-cache} has the stored response
 * validated, and {@code max-age}, {@code min-fresh}, {@code max-stale} and {@code only-if-cached} are heeded (§5.2.1).
 */
public final class HttpCacheFilter implements Filter {
    private static final CharSequence UNMODIFIED = HttpHeaders.createOptimized("if-unmodified-since");
    private static final Problem NOT_STORED = new Problem(
            504,
            "not-stored",
            "Nothing is stored for this request",
            "The request asks for a stored response alone (only-if-cached), and none may answer it; ask without it.");

    private final HttpCachePolicy policy;
    private final HttpCache cache;
    private final Translation paths;

    /** A filter for one server, whose answers {@code cache} keeps, and whose paths are as they are asked for here. */
    public HttpCacheFilter(HttpCachePolicy policy, HttpCache cache) {
        this(policy, cache, (request, reference) -> reference);
    }

    /** The same for a server that has other {@code paths}. */
    public HttpCacheFilter(HttpCachePolicy policy, HttpCache cache, Translation paths) {
        this.policy = policy;
        this.cache = cache;
        this.paths = paths;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        if (!request.isSafe()) {
            return write(request, next);
        }
        return isLookedUp(request) ? read(request, next) : unread(request, next);
    }

    /** Conditions that only the server can tell, and content, of which a cache knows no meaning, are for the server. */
    private boolean isLookedUp(Request request) {
        return isRead(request)
                && (request.body() instanceof Body.Empty
                        || request.body() instanceof Body.Streamed streamed && streamed.length() == 0)
                && !request.fields().contains(HttpHeaders.IF_MATCH)
                && !request.fields().contains(UNMODIFIED)
                && policy.considers(request);
    }

    private static boolean isRead(Request request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private Future<Response> unread(Request request, Service next) {
        if (!isRead(request)) {
            return pass(request, next, "method");
        }
        return CacheControl.ofRequest(request.fields()).onlyIfCached() ? notStored() : pass(request, next, "bypass");
    }

    private static Future<Response> notStored() {
        return Future.succeededFuture(NOT_STORED.toResponse());
    }

    private Future<Response> read(Request request, Service next) {
        CacheControl asked = CacheControl.ofRequest(request.fields());
        if (asked.noStore()) {
            return asked.onlyIfCached() ? notStored() : pass(request, next, "request");
        }
        Lookup lookup = cache.look(policy, request);
        Representation stored = lookup.stored();
        Reuse reuse = stored == null ? Reuse.NONE : stored.terms().reuse(stored.age(cache.now()), asked);
        if (stored != null && reuse.answers()) {
            if (reuse == Reuse.WHILE_REVALIDATING && stored.validation().begin(cache.now())) {
                new Retrieval(cache, policy, lookup.behind(cache.deadline())).behind(stored.validation(), next);
            }
            return hit(request, stored);
        }
        return asked.onlyIfCached() ? notStored() : fetch(lookup, next);
    }

    private Future<Response> fetch(Lookup found, Service next) {
        Representation stored = found.stored();
        Lookup lookup = stored != null && stored.isFresh(cache.now()) ? found.forbidden() : found;
        Request request = lookup.request();
        return request.method() == HttpMethod.GET && !request.fields().contains(FromStore.RANGE)
                ? new Retrieval(cache, policy, lookup).by(next)
                : forward(lookup, next);
    }

    private Future<Response> hit(Request request, Representation stored) {
        AgedAnswer.Second second = stored.hit(cache.status(), cache.now());
        request.observer().cache(cache.name(), second.status());
        return FromStore.isPlain(request) && !(stored.body() instanceof Body.Gathered)
                ? second.answer()
                : Future.succeededFuture(FromStore.answer(stored, request, second.fields()));
    }

    /** A head alone, or a part, is not stored; a head may tell that what is stored has changed (RFC 9111 §4.3.5). */
    private Future<Response> forward(Lookup lookup, Service next) {
        Request request = lookup.request();
        return new Retrieval(cache, policy, lookup).past(next, response -> {
            if (request.method() == HttpMethod.HEAD && response.status() == 200 && lookup.stored() != null) {
                cache.compare(lookup, response);
            }
            return told(request, response, cache.status().forwarded(lookup.reason()));
        });
    }

    private Future<Response> pass(Request request, Service next, String reason) {
        CacheStatus status = cache.status().forwarded(reason);
        return next.call(request).map(response -> told(request, response, status));
    }

    private Future<Response> write(Request request, Service next) {
        CacheStatus status = cache.status().forwarded("method");
        return next.call(request).transform(done -> {
            if (done.failed()) {
                if (done.cause() instanceof ServiceException missing && missing.maybeProcessed()) {
                    invalidate(request, null);
                }
                return Future.failedFuture(done.cause());
            }
            if (done.result().status() < 400) {
                invalidate(request, done.result());
            }
            return Future.succeededFuture(told(request, done.result(), status));
        });
    }

    /** What a write names, and what its answer does, is no longer true (RFC 9111 §4.4). */
    private void invalidate(Request request, @Nullable Response response) {
        if (policy.changesMore(request)) {
            cache.invalidations().invalidateAll();
            return;
        }
        cache.invalidations().invalidate(policy.target(request.target()));
        if (response != null) {
            Named.by(request, response, paths)
                    .forEach(target -> cache.invalidations().invalidate(policy.target(target)));
        }
    }

    /** What was made here is based on nothing stored, nor on what a server said (RFC 9211 §2). */
    private Response told(Request request, Response response, CacheStatus status) {
        if (response.body() instanceof Body.Tunnel || Problem.isOurs(response)) {
            return response;
        }
        CacheStatus whole = status.forwardStatus(response.status());
        request.observer().cache(cache.name(), whole.toString());
        MultiMap fields =
                HttpHeaders.headers().addAll(response.fields()).set(CacheStatus.FIELD, whole.after(response.fields()));
        return new Response(response.status(), fields, FromStore.opened(response.body()));
    }
}
