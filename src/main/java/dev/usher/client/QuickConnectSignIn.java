package dev.usher.client;

import dev.usher.jellyfin.Operation;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.QuickConnectSecret;
import dev.usher.time.Clockwork;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One sign-in by Quick Connect, from the code to the session. */
final class QuickConnectSignIn {
    /** A server forgets a request after ten minutes, and says so; one that never answers again does not. */
    private static final long PATIENCE = Duration.ofMinutes(11).toNanos();

    private static final Set<Integer> PROXY_FAILURES = Set.of(502, 504);

    private static final Ask ASK = Ask.of("signInWithQuickConnect", Operation.QUICK_CONNECT_CONNECT);

    private final UsersClient client;
    private final Clockwork time;
    private final long interval;
    private final Pending pending;
    private final long end;

    QuickConnectSignIn(UsersClient client, Clockwork time, Duration interval, Pending pending) {
        this.client = client;
        this.time = time;
        this.interval = interval.toNanos();
        this.pending = pending;
        this.end = time.ticker().nanos() + PATIENCE;
    }

    Future<SignedIn> start(Consumer<QuickConnectResult> show) {
        return client.initiateQuickConnect().compose(request -> {
            QuickConnectSecret secret = Objects.requireNonNull(request.secret());
            show.accept(request);
            return pending.call(ASK, doubt -> awaitAuthorization(secret));
        });
    }

    private Future<SignedIn> awaitAuthorization(QuickConnectSecret secret) {
        Promise<SignedIn> session = Promise.promise();
        askLater(secret, session);
        return session.future();
    }

    private void askLater(QuickConnectSecret secret, Promise<SignedIn> session) {
        time.delay()
                .after(
                        interval,
                        () -> ask(secret).onComplete(asked -> {
                            if (goesOn(asked)) {
                                askLater(secret, session);
                            } else {
                                session.handle(asked.map(Optional::orElseThrow));
                            }
                        }));
    }

    /** The session, or none where nobody has authorized it yet. Redeeming a secret twice gives the same session twice. */
    private Future<Optional<SignedIn>> ask(QuickConnectSecret secret) {
        return client.getQuickConnectState(secret)
                .compose(state -> state.authenticated()
                        ? client.authenticateWithQuickConnect(secret).map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    private boolean goesOn(AsyncResult<Optional<SignedIn>> asked) {
        if (asked.succeeded()) {
            return asked.result().isEmpty();
        }
        return time.ticker().nanos() - end < 0 && isPassing(asked.cause());
    }

    /** A server that is down for a while, or whose proxy says so, may still know the request when it is back. */
    private static boolean isPassing(Throwable failure) {
        return failure instanceof UsersException.Starting
                || failure instanceof UsersException.Loading
                || failure instanceof UsersException.Timeout
                || failure instanceof UsersException.Connection
                || failure instanceof UsersException.UnexpectedStatus answer
                        && PROXY_FAILURES.contains(answer.status());
    }
}
