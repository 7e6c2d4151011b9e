package dev.usher.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The way from a connection of Vert.x to its channel. Vert.x shows it for sockets, but for HTTP only in a package that its
 * module keeps to itself; on the class path, where the runnable jar is, that makes no difference.
 */
final class Channels {
    private static final String PACKAGE = "io.vertx.core.http.impl";

    private final Method context;

    private Channels(Method context) {
        this.context = context;
    }

    /**
     * The way, where it is open.
     *
     * @throws IllegalStateException where Vert.x is a module that does not show its channels, with the words that open it
     */
    static Channels open() {
        try {
            Class<?> type =
                    Class.forName(PACKAGE + ".HttpServerConnection", false, HttpConnection.class.getClassLoader());
            if (!type.getModule().isExported(PACKAGE, Channels.class.getModule())) {
                throw new IllegalStateException(
                        "Usher's listener must see the channels of its connections: start Java with"
                                + " --add-exports io.vertx.core/" + PACKAGE + "=dev.usher");
            }
            return new Channels(type.getMethod("channelHandlerContext"));
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("this Vert.x is none that Usher knows: it hides its channels", other);
        }
    }

    /** The channel of {@code connection}, which a server of Vert.x has accepted. */
    Channel of(HttpConnection connection) {
        try {
            return ((ChannelHandlerContext) context.invoke(connection)).channel();
        } catch (IllegalAccessException | InvocationTargetException closed) {
            throw new IllegalStateException("a connection hides its channel", closed);
        }
    }
}
