package dev.usher.collapse;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request of a key through and gives its answer, the same instance, to all that ask while it is under way. Each of
 * them resumes on its own event loop and at its own deadline at the latest; if the first one ran out of its time, those who
 * have some left ask anew. An answer that sets a cookie, or that the {@link Rules} do not give to all, is for the first one
 * alone: the others then ask by themselves, and so does who has lost meanwhile what he came with.
 */
public final class CollapseFilter implements Filter {
    /**
     * Which requests are the same, and which answers are for all of them.
     *
     * @param key equal for requests that may be given each other's answer, null where a request passes
     * @param asker stands for the one who asks, as long as he may be given what was fetched for him
     * @param shared whether an answer is the same for all who are waiting; a refusal may be about the first one alone
     */
    public record Rules(
            Function<Request, @Nullable Object> key, Function<Request, Object> asker, Predicate<Response> shared) {
        /** The same where nobody loses while he waits what he came with. */
        public Rules(Function<Request, @Nullable Object> key, Predicate<Response> shared) {
            this(key, request -> NOBODY, shared);
        }
    }

    private static final Object NOBODY = new Object();

    /** Nobody waits longer; a deadline may lie farther away than a timer can count. */
    private static final long LONGEST_WAIT = Duration.ofDays(1).toNanos();

    private final Function<Request, @Nullable Object> key;
    private final Function<Request, Object> asker;
    private final Predicate<Response> shared;
    private final Flights flights;
    private final Ticker ticker;
    private final Delay delay;

    /**
     * A filter whose {@code flights} are shared with those of other event loops.
     *
     * @param rules which requests are the same, and which answers are for all of them
     */
    public CollapseFilter(Rules rules, Flights flights, Ticker ticker, Delay delay) {
        this.key = rules.key();
        this.asker = rules.asker();
        this.shared = rules.shared();
        this.flights = flights;
        this.ticker = ticker;
        this.delay = delay;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Object sought = key.apply(request);
        return sought == null ? next.call(request) : fly(sought, request, next);
    }

    private Future<Response> fly(Object sought, Request request, Service next) {
        Flight mine = new Flight();
        Flight theirs = flights.join(sought, mine);
        return theirs == null ? lead(sought, mine, request, next) : follow(sought, theirs, request, next);
    }

    /** A service that throws has a bug; the flight must land all the same. */
    private static Future<Response> call(Request request, Service next) {
        try {
            return next.call(request);
        } catch (RuntimeException | Error bug) {
            return Future.failedFuture(bug);
        }
    }

    /** The first one is answered before those who wait, so that it can store what they then find stored. */
    private Future<Response> lead(Object sought, Flight mine, Request request, Service next) {
        Promise<Response> first = Promise.promise();
        request.gone().onCancel(mine::leave);
        Future<Response> call = call(request.withGone(mine.abandoned()), next);
        call.onComplete(done -> {
            flights.land(sought, mine);
            first.handle(done);
            mine.land(call);
        });
        return first.future();
    }

    private Future<Response> follow(Object sought, Flight theirs, Request request, Service next) {
        Promise<Response> seat = Promise.promise();
        Object who = asker.apply(request);
        Context home = Vertx.currentContext();
        Delay.Pending patience = delay.after(Math.min(LONGEST_WAIT, request.deadlineNanos() - ticker.nanos()), () -> {
            theirs.leave();
            seat.tryFail(outOfTime());
        });
        request.gone().onCancel(() -> {
            if (patience.cancel()) {
                theirs.leave();
                seat.fail(goneAway());
            }
        });
        theirs.landing()
                .onComplete(done -> Flight.resume(home, () -> {
                    if (patience.cancel()) {
                        seat.handle(done);
                    }
                }));
        return seat.future().transform(done -> {
            if (done.succeeded()) {
                return isForOne(done.result()) || !who.equals(asker.apply(request))
                        ? next.call(request)
                        : seat.future();
            }
            return isOfTheFirst(done.cause(), theirs) && isWaitedFor(request)
                    ? fly(sought, request, next)
                    : seat.future();
        });
    }

    /** A cookie is given to one client (RFC 6265 §4.1), and so is what the rules say. */
    private boolean isForOne(Response response) {
        return response.fields().contains(HttpHeaders.SET_COOKIE) || !shared.test(response);
    }

    /** Whether there was no answer for a reason that another who asks need not meet: its time, or that all had left. */
    private static boolean isOfTheFirst(Throwable failure, Flight flight) {
        return failure instanceof ServiceException missing
                && switch (missing.kind()) {
                    case RESPONSE_TIMEOUT, OVERLOADED -> true;
                    case CANCELLED -> flight.abandoned().isCancelled();
                    default -> false;
                };
    }

    private boolean isWaitedFor(Request request) {
        return !request.gone().isCancelled() && request.deadlineNanos() - ticker.nanos() > 0;
    }

    private static ServiceException outOfTime() {
        return new ServiceException(
                ServiceException.Kind.RESPONSE_TIMEOUT, true, "The server did not answer before the deadline.");
    }

    private static ServiceException goneAway() {
        return new ServiceException(ServiceException.Kind.CANCELLED, true, "The client went away.");
    }
}
