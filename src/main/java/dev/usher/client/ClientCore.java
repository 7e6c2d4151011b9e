package dev.usher.client;

import dev.usher.jellyfin.Carrier;
import dev.usher.jellyfin.ClientIdentity;
import dev.usher.jellyfin.ListForm;
import dev.usher.jellyfin.PresentedCredential;
import dev.usher.model.AccessToken;
import dev.usher.service.Caller;
import dev.usher.time.Clockwork;
import dev.usher.upstream.OwnContexts;
import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What all views of a client share: the stack to the server, the calls under way, and the end of both. */
final class ClientCore {
    private final UsersClientOptions options;
    private final Alarms alarms;
    private final Clockwork time;
    private final ClientStack stack;
    private final Pending pending;
    private final HttpClientAgent connections;
    private final CloseFuture owner;
    private final Closeable end = done -> close().onComplete(done);

    private ClientCore(Vertx vertx, UsersClientOptions options, OwnContexts contexts, Clockwork time) {
        this.options = options;
        this.alarms = new Alarms(time.delay());
        this.time = new Clockwork(time.ticker(), time.dates(), alarms);
        this.pending = new Pending(contexts);
        this.connections = contexts.make(() -> vertx.createHttpClient(options.getWebClient(), options.getPool()));
        this.stack = new ClientStack(connections, options, this.time);
        this.owner = owner(vertx);
        owner.add(end);
    }

    /** The core of a client for {@code given}, which is copied. */
    static ClientCore create(Vertx vertx, UsersClientOptions given) {
        OwnContexts contexts = new OwnContexts(vertx);
        return create(vertx, given, contexts, Clockwork.of(contexts.delay()));
    }

    /** The same in another time. */
    static ClientCore create(Vertx vertx, UsersClientOptions given, OwnContexts contexts, Clockwork time) {
        OptionRules.check(given);
        UsersClientOptions options = new UsersClientOptions(given);
        options.getWebClient().setFollowRedirects(false);
        shareTime(options.getWebClient(), 1 + options.getOtherUrls().size());
        options.setPool(ample(options.getPool()));
        return new ClientCore(vertx, options, contexts, time);
    }

    /** The addresses of a server have the time for a connection together, and once more for its TLS. */
    private static void shareTime(WebClientOptions connections, int addresses) {
        int share = Math.max(1, connections.getConnectTimeout() / addresses);
        if (addresses > 1 && connections.getConnectTimeout() > 0) {
            connections
                    .setConnectTimeout(share)
                    .setSslHandshakeTimeout(share)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
    }

    /** A call that waits while its connection is being made takes a place in the queue too: never fewer than connections. */
    private static PoolOptions ample(PoolOptions pool) {
        int queue = pool.getMaxWaitQueueSize();
        return queue < 0 ? pool : pool.setMaxWaitQueueSize(Math.max(queue, pool.getHttp1MaxSize()));
    }

    /** The verticle that creates the client, or else Vert.x itself. */
    private static CloseFuture owner(Vertx vertx) {
        ContextInternal context = (ContextInternal) Vertx.currentContext();
        return context != null && context.isDeployment()
                ? context.closeFuture()
                : ((VertxInternal) vertx).closeFuture();
    }

    UsersClientOptions options() {
        return options;
    }

    Clockwork time() {
        return time;
    }

    ClientStack stack() {
        return stack;
    }

    Pending pending() {
        return pending;
    }

    Alarms alarms() {
        return alarms;
    }

    /** Who asks, with {@code token} or without one. */
    Caller caller(@Nullable AccessToken token) {
        ClientIdentity identity = ClientStack.identity(options);
        PresentedCredential presented = new PresentedCredential(
                token == null ? null : token.value(), Carrier.LIST, identity, ListForm.MEDIABROWSER);
        return new Caller("here", "here", true, new Caller.Credential(null, identity.deviceId(), presented));
    }

    Future<Void> close() {
        owner.remove(end);
        pending.close();
        alarms.close();
        return connections.close();
    }
}
