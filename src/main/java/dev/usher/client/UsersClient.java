package dev.usher.client;

import dev.usher.model.AccessToken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * A client of the Users operations of one Jellyfin server, 10.11 or 12. Thread-safe: one serves a whole application. It may be
 * called on any context or on none, and every future completes on the context of its caller; without one, on an event loop.
 *
 * <p>A view is this client with other options for its calls. It costs an object, and shares all else: connections, what is
 * known of the server, the budget of repetitions, and the end.
 *
 * <p>A call fails with a {@link UsersException}; what a {@code change} or {@code show} of the program throws comes as it is, and
 * so does an {@link IllegalStateException} where a part is to be changed that the server has not sent. Until its deadline a call
 * waits for a server that is starting, be it a login, and repeats what may be repeated; see {@link RetryOptions}.
 */
public interface UsersClient extends UserOperations, SignInOperations, ServerOperations {

    /**
     * A client for these options, which it copies. One that a verticle creates is closed when that verticle is undeployed; one
     * that is created elsewhere lasts until it is closed.
     *
     * @throws IllegalArgumentException if the options lack a URL or a device id, or one of them cannot be used
     */
    static UsersClient create(Vertx vertx, UsersClientOptions options) {
        return StackedClient.create(vertx, options);
    }

    /** A view whose calls prove themselves with {@code token}: a session's, or an API key. */
    default UsersClient withToken(AccessToken token) {
        return withOptions(options().withToken(token));
    }

    /** A view whose calls have these options, and none of this one's. */
    UsersClient withOptions(CallOptions options);

    /** The options of this view's calls. */
    CallOptions options();

    /**
     * Closes the client and all its views. Calls that are under way fail with {@link UsersException.Closed}, and so do all
     * later ones.
     */
    Future<Void> close();
}
