package dev.usher.upstream;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.http.HttpClientInternal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The client under a Web Client, which lets the {@link Attempt} of each {@link Destination} hold the request that is made for
 * it. Web Client forgets a request whose answer has begun, and could not end it then.
 */
final class AttemptedClient implements InvocationHandler {
    private final HttpClient connections;

    private AttemptedClient(HttpClient connections) {
        this.connections = connections;
    }

    /** We chose a proxy over an implementation, which the next method that Vert.x adds to this interface would break. */
    static HttpClient over(HttpClient connections) {
        return (HttpClient) Proxy.newProxyInstance(
                AttemptedClient.class.getClassLoader(),
                new Class<?>[] {HttpClientInternal.class},
                new AttemptedClient(connections));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof RequestOptions options
                && options.getServer() instanceof Destination destination) {
            return destination.attempt().connect(connections, options);
        }
        try {
            return method.invoke(connections, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
