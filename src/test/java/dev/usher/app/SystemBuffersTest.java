package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the system holds of a stream on either side of the gateway is what the settings let it hold. */
@ExtendWith(VertxExtension.class)
class SystemBuffersTest {
    private static final String HERE = "127.0.0.1";
    private static final long MUCH = 64L << 20;

    /** How far a server gets that nobody reads, before a gateway with these settings. */
    private static long lead(Vertx vertx, String key, String size, String otherKey) throws Exception {
        try (LongOrigin origin = new LongOrigin(MUCH);
                Socket socket = new Socket()) {
            int port = Front.open(
                    vertx, Front.unlimited(origin.url()).set(key, size).set(otherKey, "16KiB"));
            socket.setReceiveBufferSize(LongOrigin.BUFFER);
            socket.connect(new InetSocketAddress(HERE, port));
            socket.getOutputStream()
                    .write("GET /Videos/1/length HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new SlowReader(socket.getInputStream(), origin.written).waitForStandstill();
        }
    }

    @ParameterizedTest
    @CsvSource({"listen.buffers, connections.buffers", "connections.buffers, listen.buffers"})
    @Proves({"listen.buffers", "connections.buffers"})
    void serverGetsFartherWhereTheSystemMayHoldMore(String key, String otherKey, Vertx vertx) throws Exception {
        long small = lead(vertx, key, "16KiB", otherKey);
        long large = lead(vertx, key, "200KiB", otherKey);

        assertThat(large)
                .as("beside %s", small)
                .isGreaterThan(small + (64 << 10))
                .isLessThan(MUCH / 2);
    }
}
