package dev.usher.testing;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** Plain requests for tests that do not care who asks. */
public final class Requests {
    /** A route of that name. */
    public record NamedRoute(String name) implements Route {}

    /** Somebody in the local network without a credential. */
    public static final Caller ANYBODY = new Caller("192.0.2.7", "192.0.2.7", true, null);

    private Requests() {}

    /** A bodiless GET. */
    public static Request get(String target, long deadlineNanos) {
        return of(HttpMethod.GET, target, Body.EMPTY, deadlineNanos);
    }

    /** A POST of {@code content}. */
    public static Request post(String target, String content, long deadlineNanos) {
        return of(HttpMethod.POST, target, Body.of(Buffer.buffer(content)), deadlineNanos);
    }

    /** A request of {@link #ANYBODY}, whose route is named as its target. */
    public static Request of(HttpMethod method, String target, Body body, long deadlineNanos) {
        return new Request(
                method,
                target,
                HttpHeaders.headers(),
                body,
                ANYBODY,
                new NamedRoute(target),
                deadlineNanos,
                Observer.NONE);
    }

    /** {@code request} from a caller at {@code address} with a token of that hash. */
    public static Request from(Request request, String address, String tokenHash) {
        Caller.Credential credential = new Caller.Credential(tokenHash, "device-1", tokenHash);
        return request.withCaller(new Caller(address, address, true, credential));
    }
}
