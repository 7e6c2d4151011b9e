package dev.usher.cache;

import dev.usher.http.CacheControl;
import dev.usher.http.CacheStatus;
import dev.usher.service.Body;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One request that the store could not answer by itself, or behind whose back the store asks. */
final class Retrieval {
    private final HttpCache cache;
    private final HttpCachePolicy policy;
    private final Lookup lookup;
    private final Request request;
    private final @Nullable Representation stored;
    private final boolean validates;
    private final long purges;
    private final long begun;

    Retrieval(HttpCache cache, HttpCachePolicy policy, Lookup lookup) {
        this.cache = cache;
        this.policy = policy;
        this.lookup = lookup;
        this.request = lookup.request().withBody(Body.EMPTY);
        this.stored = lookup.stored();
        this.validates = stored != null && stored.isValidatable();
        this.purges = cache.purges();
        this.begun = cache.now();
    }

    Future<Response> by(Service next) {
        return next.call(asked())
                .transform(done -> isOfAnother(done.result()) ? anew(done.result(), next) : answer(done, this::settle));
    }

    /** Asks for what is not stored, a head alone or a part, and gives of its answer what {@code passed} makes of it. */
    Future<Response> past(Service next, UnaryOperator<Response> passed) {
        return next.call(request).transform(done -> answer(done, passed));
    }

    /** Asks on nobody's behalf, as {@code validation} that has begun; one at a time for what is stored. */
    void behind(Validation validation, Service next) {
        by(next).onComplete(done -> {
            if (done.succeeded()) {
                release(done.result().body());
            }
            validation.end(cache.now());
        });
    }

    /** Whether what has not been modified is, by its tag, not what is stored: it must change nothing then (RFC 9111 §4.3.4). */
    private boolean isOfAnother(@Nullable Response answer) {
        return answer != null
                && answer.status() == 304
                && validates
                && !stored.validators().mayBe(answer.fields().get(HttpHeaders.ETAG));
    }

    /** Forgets what is stored, of which the server knows no more, and asks as if there were nothing. */
    private Future<Response> anew(Response another, Service next) {
        release(another.body());
        cache.drop(lookup.key(), stored);
        return new Retrieval(cache, policy, lookup.withoutStored()).by(next);
    }

    private Request asked() {
        return validates ? stored.validation(request) : request;
    }

    private Future<Response> answer(AsyncResult<Response> done, UnaryOperator<Response> settled) {
        if (done.failed()) {
            return done.cause() instanceof ServiceException && mayStandIn(true)
                    ? Future.succeededFuture(standIn(null))
                    : Future.failedFuture(done.cause());
        }
        Response response = done.result();
        boolean stands = response.status() >= 500 && mayStandIn(Problem.isOurs(response));
        return Future.succeededFuture(stands ? standIn(response) : settled.apply(response));
    }

    /** Whether what is stored may be given in place of an error; {@code silent} where no server has answered at all. */
    private boolean mayStandIn(boolean silent) {
        if (stored == null || !stands(stored)) {
            return false;
        }
        Reuse reuse = stored.terms().reuse(stored.age(cache.now()), CacheControl.ofRequest(request.fields()));
        return reuse == Reuse.STALE_IF_ERROR || silent && reuse == Reuse.STALE_IF_UNREACHABLE;
    }

    /** Neither has it been invalidated meanwhile, nor has the one who asks lost what it was stored for. */
    private boolean stands(Representation old) {
        return old.mark() == cache.invalidations().of(lookup.key())
                && policy.partition(request).equals(lookup.key().partition());
    }

    private Response standIn(@Nullable Response error) {
        long age = stored.age(cache.now());
        boolean answered = error != null && !Problem.isOurs(error);
        CacheStatus status = (answered ? forwarded().forwardStatus(error.status()) : forwarded())
                .ttl(stored.terms().fresh() - age)
                .detail("stale-if-error");
        if (error != null) {
            release(error.body());
        }
        return fromStore(stored, age, status);
    }

    private Response settle(Response response) {
        if (response.status() == 304 && validates) {
            return freshen(response);
        }
        if (response.body() instanceof Body.Gathered gathered) {
            return keep(response, gathered);
        }
        if (stored != null && response.status() < 500 && response.status() != 304) {
            cache.drop(lookup.key(), stored);
        }
        return Problem.isOurs(response)
                ? response
                : passed(response, forwarded().forwardStatus(response.status()));
    }

    /** What was validated is stored anew, under the terms it has now. */
    private Response freshen(Response answer) {
        MultiMap news = cache.dated(answer.fields());
        MultiMap merged = stored.merged(news);
        Response whole = new Response(stored.status(), merged, stored.body());
        Terms terms = cache.terms(request, whole, policy.isCredentialed(request));
        CacheStatus status = forwarded().forwardStatus(304);
        release(answer.body());
        if (terms == null) {
            cache.drop(lookup.key(), stored);
            return FromStore.answer(stored, request, withStatus(merged, status));
        }
        MultiMap kept = HttpHeaders.headers().addAll(merged);
        cache.unstored(whole).forEach(kept::remove);
        Representation fresh = stored.freshened(kept, origin(news, merged, terms));
        cache.replace(lookup.key(), stored, fresh);
        Response done = fromStore(fresh, fresh.age(cache.now()), status.stored());
        return withCookies(done, news);
    }

    private Response keep(Response response, Body.Gathered gathered) {
        CacheStatus status = forwarded().forwardStatus(response.status());
        if (cache.holds(lookup.key(), request, gathered.content())) {
            return opened(response, status.collapsed());
        }
        Terms terms = cache.terms(request, response, policy.isCredentialed(request));
        if (terms == null) {
            return opened(response, status);
        }
        Representation fetched = Representation.of(
                response, cache.unstored(response), origin(response.fields(), response.fields(), terms));
        return opened(response, cache.keep(lookup, fetched, gathered.content(), purges) ? status.stored() : status);
    }

    private Representation.Origin origin(MultiMap news, MultiMap all, Terms terms) {
        Representation.Arrival arrival = cache.arrival(begun);
        return new Representation.Origin(
                terms, Selecting.of(all, request.fields()), lookup.mark(), arrival.initialAge(news), arrival);
    }

    private Response opened(Response response, CacheStatus status) {
        return told(response, FromStore.opened(response.body()), status);
    }

    private Response fromStore(Representation from, long age, CacheStatus status) {
        request.observer().cache(cache.name(), status.toString());
        MultiMap block = withStatus(from.fields(), status).set(HttpHeaders.AGE, Long.toString(age));
        return FromStore.answer(from, request, block);
    }

    /** What could not have been stored is no miss: whoever counts hears nothing of it. */
    private static Response passed(Response response, CacheStatus status) {
        return new Response(response.status(), withStatus(response.fields(), status), response.body());
    }

    private Response told(Response response, Body body, CacheStatus status) {
        request.observer().cache(cache.name(), status.toString());
        return new Response(response.status(), withStatus(response.fields(), status), body);
    }

    private static MultiMap withStatus(MultiMap fields, CacheStatus status) {
        return HttpHeaders.headers().addAll(fields).set(CacheStatus.FIELD, status.after(fields));
    }

    /** A cookie that came with the validation is for the client who asked. */
    private static Response withCookies(Response response, MultiMap news) {
        return news.contains(HttpHeaders.SET_COOKIE)
                ? new Response(
                        response.status(),
                        HttpHeaders.headers()
                                .addAll(response.fields())
                                .set("set-cookie", news.getAll(HttpHeaders.SET_COOKIE)),
                        response.body())
                : response;
    }

    private CacheStatus forwarded() {
        return cache.status().forwarded(lookup.reason());
    }

    /** Nobody reads {@code body}. */
    private static void release(Body body) {
        if (body instanceof Body.Streamed streamed) {
            streamed.cancellation().cancel();
        } else if (body instanceof Body.Gathered gathered) {
            gathered.content().forgo();
        }
    }
}
