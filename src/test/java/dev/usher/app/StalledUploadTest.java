package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.Reluctant;
import dev.usher.testing.Reluctant.Visit;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that uploads without end to a server that stops reading is not kept waiting for ever. */
@Timeout(60)
@ExtendWith(VertxExtension.class)
class StalledUploadTest {
    private static final String BEGUN =
            "POST /Items/1/Images/Primary HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
    private static final long ENDLESS = 1L << 40;

    private Reluctant server;
    private int port;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        server = new Reluctant();
        port = Front.open(
                vertx,
                Front.unlimited(server.url().toString())
                        .set("connections.idle", "200ms")
                        .set("connections.buffers", "64KiB"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** A client that has begun to send its request. */
    private Socket client() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(BEGUN.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static void upload(Socket socket) {
        CompletableFuture.runAsync(() -> {
            try {
                LongContent.write(socket.getOutputStream(), ENDLESS, LongContent.Framing.CHUNKED, written -> {});
            } catch (IOException over) {
                assertThat(over).isNotNull();
            }
        });
    }

    @Test
    @Proves("connections.idle")
    void clientIsToldAndTheServersConnectionEnds() throws Exception {
        try (Socket client = client();
                Visit visit = server.accept()) {
            upload(client);
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = LongContent.head(in);
            JsonObject told = new JsonObject(new String(in.readNBytes(length(head)), StandardCharsets.UTF_8));

            assertThat(head)
                    .startsWith("HTTP/1.1 504 ")
                    .containsIgnoringCase("proxy-status: usher/home;error=http_response_timeout\n");
            assertThat(told.getString("type")).isEqualTo("urn:usher:problem:server-timeout");
            assertThat(told.getString("detail"))
                    .isEqualTo("The server home stopped reading the request and did not answer. The server may have"
                            + " acted on the request all the same: look before you repeat it.");
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(1 << 24);
        }
    }

    private static boolean hasEnded(InputStream in) throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void clientWhoseAnswerHasBegunIsCutOff() throws Exception {
        try (Socket client = client();
                Visit visit = server.accept().say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
            InputStream in = new BufferedInputStream(client.getInputStream());

            assertThat(LongContent.head(in)).startsWith("HTTP/1.1 200 OK");
            assertThat(new String(in.readNBytes(4), StandardCharsets.US_ASCII)).isEqualTo("half");
            upload(client);
            assertThat(hasEnded(in)).isTrue();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(1 << 24);
        }
    }
}
