package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that begins to send its content and never ends. */
@ExtendWith(VertxExtension.class)
class SlowContentTest {
    @Test
    @Proves("deadlines.operation")
    void contentThatDoesNotComeInTimeIsRefused(Vertx vertx) throws Exception {
        FakeJellyfin jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url()).set("deadlines.operation", "50ms");
        RawClient client = Front.client(Front.open(vertx, options));
        String begun = "POST /Users/New HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n{";

        RawResponse answer = client.send("POST", begun.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.text()).contains("urn:usher:problem:content-too-slow");
        assertThat(answer.field("Connection")).hasValue("close");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void refusedClientThatNeverEndsItsContentLosesItsConnection(Vertx vertx) throws Exception {
        FakeJellyfin jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url()).set("deadlines.operation", "50ms");
        String begun = "POST /servers/nobody/Items HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n{";

        try (Socket socket = new Socket("127.0.0.1", Front.open(vertx, options))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

            String untilTheEnd = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(untilTheEnd).startsWith("HTTP/1.1 404 ").contains("no-such-server");
        }
    }
}
