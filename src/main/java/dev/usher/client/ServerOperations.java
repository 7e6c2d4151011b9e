package dev.usher.client;

import dev.usher.model.PublicSystemInfo;
import io.vertx.core.Future;

/** What a server tells of itself. */
public interface ServerOperations extends CallSender {

    /**
     * Reads what the server tells everybody: its name, id and version.
     *
     * <p>For anyone. 200 is that, and no sign that the server is ready: the set-up server answers too, while the real one
     * starts, and knows neither the wizard nor a base path. {@code GET /System/Info/Public}.
     */
    default Future<PublicSystemInfo> getPublicSystemInfo() {
        return send(Call.getPublicSystemInfo()).map(UsersResponse::value);
    }

    /**
     * Tells whether the server does what it is asked: whether {@code GET /health} gives {@code Healthy}. Asked once, now: false
     * where nobody listens, or the server is starting. A server that is ready is asked again by all calls that wait for it.
     *
     * @return true or false; a failure only where the URL leads to something else ({@link UsersException.WrongBaseUrl}), or the
     *     client is closed
     */
    Future<Boolean> isReady();
}
