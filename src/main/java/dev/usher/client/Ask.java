package dev.usher.client;

import dev.usher.jellyfin.Operation;
import dev.usher.model.Guid;
import dev.usher.service.Body;
import dev.usher.service.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: a request without whoever makes it.
 *
 * @param name of the operation, as the method of {@link UsersClient} that asks it
 * @param target path and query
 * @param anonymous whether no token goes along, for the answer does not depend on one
 * @param secrets what must stand in no message, besides the token
 * @param inDoubt whether an attempt at it may have been executed, whatever a later one was answered
 */
record Ask(
        String name,
        Route route,
        HttpMethod method,
        String target,
        Body body,
        boolean anonymous,
        List<String> secrets,
        boolean inDoubt) {

    static Ask of(String name, Operation operation) {
        return new Ask(name, operation, operation.method(), operation.template(), Body.EMPTY, false, List.of(), false);
    }

    static Ask of(String name, ServerRoute route) {
        return new Ask(name, route, route.method(), route.path(), Body.EMPTY, false, List.of(), false);
    }

    /** The same about one user, whose id has a place in the path. */
    Ask about(UUID userId) {
        return withTarget(target.replace("{userId}", Guid.format(userId)));
    }

    /** The same with one more parameter, unless it is null. {@code value} needs no encoding. */
    Ask with(String parameter, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        char separator = target.indexOf('?') < 0 ? '?' : '&';
        return withTarget(target + separator + parameter + "=" + value);
    }

    private Ask withTarget(String newTarget) {
        return new Ask(name, route, method, newTarget, body, anonymous, secrets, inDoubt);
    }

    Ask with(Buffer json) {
        return new Ask(name, route, method, target, Body.of(json), anonymous, secrets, inDoubt);
    }

    Ask withoutToken() {
        return new Ask(name, route, method, target, body, true, secrets, inDoubt);
    }

    /** The same, in which {@code secret} stands somewhere. */
    Ask hiding(@Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(secrets);
        more.add(secret);
        return new Ask(name, route, method, target, body, anonymous, List.copyOf(more), inDoubt);
    }

    /** The same after an attempt that may have been executed. */
    Ask afterDoubt() {
        return new Ask(name, route, method, target, body, anonymous, secrets, true);
    }

    /** Whether this only reads. */
    boolean isSafe() {
        return method == HttpMethod.GET;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
