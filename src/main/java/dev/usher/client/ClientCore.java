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
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.client.WebClientOptions;
import org.jspecify.annotations.Nullable;

/** What all views of a client share: the stack to the server, the calls under way, and the end of both. */
final class ClientCore {
    private final UsersClientOptions options;
    private final Clockwork time;
    private final ClientStack stack;
    private final Pending pending;
    private final HttpClientAgent connections;
    private final CloseFuture owner;
    private final Closeable end = done -> close().onComplete(done);

    private ClientCore(Vertx vertx, UsersClientOptions options, Clockwork time, OwnContexts contexts) {
        this.options = options;
        this.time = time;
        this.pending = new Pending(contexts);
        WebClientOptions web = new WebClientOptions(options.getWebClient()).setFollowRedirects(false);
        this.connections = contexts.make(() -> vertx.createHttpClient(web, options.getPool()));
        this.stack = new ClientStack(connections, options, time);
        this.owner = owner(vertx);
        owner.add(end);
    }

    /** The core of a client for {@code given}, which is copied. */
    static ClientCore create(Vertx vertx, UsersClientOptions given) {
        UsersClientOptions options = new UsersClientOptions(given);
        ClientStack.settings(options);
        if (options.getDeviceId().isBlank()) {
            throw new IllegalArgumentException("deviceId is missing: make one, such as a random UUID, once for each"
                    + " installation, and keep it; a server ends the earlier sessions of the same user and device");
        }
        OwnContexts contexts = new OwnContexts(vertx);
        return new ClientCore(vertx, options, Clockwork.of(contexts.delay()), contexts);
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
        return connections.close();
    }
}
