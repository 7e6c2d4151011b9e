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
import java.util.function.Consumer;

/** One sign-in by Quick Connect, from the code to the session. */
final class QuickConnectSignIn {
    /** A server forgets a request after ten minutes, and says so; one that never answers again does not. */
    private static final long PATIENCE = Duration.ofMinutes(11).toNanos();

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
            return pending.call(ASK, doubt -> awaitAuthorization(secret))
                    .compose(authorized -> client.authenticateWithQuickConnect(secret));
        });
    }

    private Future<QuickConnectResult> awaitAuthorization(QuickConnectSecret secret) {
        Promise<QuickConnectResult> authorized = Promise.promise();
        askLater(secret, authorized);
        return authorized.future();
    }

    private void askLater(QuickConnectSecret secret, Promise<QuickConnectResult> authorized) {
        time.delay()
                .after(
                        interval,
                        () -> client.getQuickConnectState(secret).onComplete(state -> {
                            if (goesOn(state)) {
                                askLater(secret, authorized);
                            } else {
                                authorized.handle(state);
                            }
                        }));
    }

    private boolean goesOn(AsyncResult<QuickConnectResult> state) {
        if (state.succeeded()) {
            return !state.result().authenticated();
        }
        return time.ticker().nanos() - end < 0 && isPassing(state.cause());
    }

    /** A server that is down for a while may still know the request when it is back. */
    private static boolean isPassing(Throwable failure) {
        return failure instanceof UsersException.Starting
                || failure instanceof UsersException.Loading
                || failure instanceof UsersException.Timeout
                || failure instanceof UsersException.Connection;
    }
}
