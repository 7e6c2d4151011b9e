package dev.usher.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of 127.0.0.1 that nobody else gets while its server does not listen, be it as the port of a connection that somebody
 * makes. The socket that holds it does not listen: whoever connects is refused.
 */
public final class HeldPort implements AutoCloseable {
    private final Socket socket = new Socket();

    private HeldPort() throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    /** A free one. To be taken before its server listens. */
    public static HeldPort take() throws IOException {
        return new HeldPort();
    }

    public int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
