package dev.usher.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/** A server that reads as much of a request as its test says, and whose system takes little more. */
public final class Reluctant implements AutoCloseable {
    /** What its system may hold of a connection; Linux makes two of it. */
    public static final int BUFFER = 64 * 1024;

    private static final int PATIENCE_MILLIS = 30_000;
    private final ServerSocket listening;

    public Reluctant() throws IOException {
        this(new ServerSocket());
    }

    /** One that listens on {@code unbound}, and may speak TLS there. */
    public Reluctant(ServerSocket unbound) throws IOException {
        listening = unbound;
        listening.setReceiveBufferSize(BUFFER);
        listening.setSoTimeout(PATIENCE_MILLIS);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** One connection, of which the head of a request has been read. */
    public static final class Visit implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        public final String head;

        private Visit(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(socket.getInputStream());
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                text.append((char) in.readUnsignedByte());
            }
            head = text.toString();
        }

        public Visit say(String words) throws IOException {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** Reads that many bytes more. */
        public void read(int bytes) throws IOException {
            in.skipNBytes(bytes);
        }

        /** Whether the connection has been cut, which somebody who does not read learns by writing. */
        public boolean isCut() {
            try {
                say("\n");
                return false;
            } catch (IOException cut) {
                return true;
            }
        }

        /** Reads on to the end of the connection and says how much that was; whether it ends in order or with a RST does not matter. */
        public long readOn() throws IOException {
            long read = 0;
            byte[] part = new byte[BUFFER];
            try {
                for (int more = in.read(part); more >= 0; more = in.read(part)) {
                    read += more;
                }
                return read;
            } catch (SocketException | SSLException reset) {
                return read;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The next connection, once the head of a request has come on it. */
    public Visit accept() throws IOException {
        return new Visit(listening.accept());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
