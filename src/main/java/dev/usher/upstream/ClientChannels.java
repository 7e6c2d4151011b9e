package dev.usher.upstream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The way from a connection of Vert.x to a server to what stands on it. Where Vert.x is a module that does not show its
 * channels, there is none, and a client must do without.
 */
final class ClientChannels {
    private static final String PACKAGE = "io.vertx.core.http.impl";
    private static final @Nullable Method CONTEXT = context();

    private ClientChannels() {}

    private static @Nullable Method context() {
        try {
            Class<?> type =
                    Class.forName(PACKAGE + ".HttpClientConnection", false, HttpConnection.class.getClassLoader());
            boolean shown = type.getModule().isExported(PACKAGE, ClientChannels.class.getModule());
            return shown ? type.getMethod("channelHandlerContext") : null;
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("this Vert.x is none that Usher knows: it hides its channels", other);
        }
    }

    /** What stands on {@code connection}, which a client of Vert.x has made; null where that is not shown. */
    static @Nullable ChannelPipeline pipeline(HttpConnection connection) {
        if (CONTEXT == null || !CONTEXT.getDeclaringClass().isInstance(connection)) {
            return null;
        }
        try {
            return ((ChannelHandlerContext) CONTEXT.invoke(connection)).pipeline();
        } catch (IllegalAccessException | InvocationTargetException closed) {
            throw new IllegalStateException("a connection hides its channel", closed);
        }
    }
}
