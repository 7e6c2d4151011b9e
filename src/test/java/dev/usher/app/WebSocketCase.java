package dev.usher.app;

import dev.usher.testing.RawWebSocket;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A WebSocket through a gateway, whose two ends are in the hands of a test. */
abstract class WebSocketCase {
    static final byte[] NOTHING = {};
    static final String[] HANDSHAKE = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };
    private static final int PATIENCE_MILLIS = 30_000;

    Vertx vertx;
    ServerSocket listening;
    int port;

    /** Both ends of one WebSocket. */
    record Ends(RawWebSocket client, RawWebSocket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        listening = listen(0, 600, InetAddress.getByName("127.0.0.1"));
        listening.setSoTimeout(PATIENCE_MILLIS);
        port = Front.open(vertx, options());
    }

    /** The server, which listens on {@code onPort} of {@code address}, and in whose queue there is room for {@code queue}. */
    ServerSocket listen(int onPort, int queue, InetAddress address) throws Exception {
        return new ServerSocket(onPort, queue, address);
    }

    /** The gateway's options, when the server listens. */
    GatewayOptions options() {
        return Front.unlimited("http://127.0.0.1:" + listening.getLocalPort());
    }

    @AfterEach
    void stopListening() throws IOException {
        listening.close();
    }

    Ends open() throws Exception {
        return open(NOTHING, "/socket");
    }

    /** Opens a WebSocket whose server says {@code more} with its 101. */
    Ends open(byte[] more, String target, String... fields) throws Exception {
        CompletableFuture<RawWebSocket> server = accepting(more);
        RawWebSocket client = RawWebSocket.open(port, target, fields);
        return new Ends(client, server.get());
    }

    /** A server that opens the next WebSocket, with {@code fields} in its 101 and {@code more} bytes behind it. */
    CompletableFuture<RawWebSocket> accepting(byte[] more, String... fields) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return RawWebSocket.accept(listening, more, fields);
            } catch (IOException nobody) {
                throw new AssertionError(nobody);
            }
        });
    }

    static String lines(String text) {
        return text.replace("\\r\\n", "\r\n");
    }

    /** What a server is asked that answers {@code answer} and ends the connection. */
    CompletableFuture<String> answering(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (RawWebSocket server = RawWebSocket.hear(listening)) {
                server.raw(answer.getBytes(StandardCharsets.ISO_8859_1)).finish();
                return server.head();
            } catch (IOException nobody) {
                throw new AssertionError(nobody);
            }
        });
    }
}
