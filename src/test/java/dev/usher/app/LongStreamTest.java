package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.LongContent.Framing;
import dev.usher.app.LongContent.Sum;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two GiB through a gateway that has a process of its own, and memory for a twentieth of them. */
@Timeout(180)
class LongStreamTest {
    private static final long SIZE = 2L << 30;
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(60).toMillis();
    private static final String REST = " HTTP/1.1\r\nHost: usher.example\r\nConnection: close\r\n";

    @TempDir
    Path directory;

    private OwnProcess serve(LongOrigin origin) throws IOException {
        Path file = Files.writeString(
                directory.resolve("usher.yaml"),
                "listen: {host: 127.0.0.1, port: 0}\nadmin: {enabled: false}\nservers: {home: {url: \"" + origin.url()
                        + "\"}}\n");
        return OwnProcess.serve(file, "-Xmx96m", "-XX:MaxDirectMemorySize=64m");
    }

    /** A connection whose receiving system has a fixed buffer. */
    private static Socket connect(OwnProcess gateway) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LongOrigin.BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream hear(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), LongOrigin.BUFFER);
    }

    @ParameterizedTest
    @EnumSource
    void downloadComesWhole(Framing framing) throws Exception {
        try (LongOrigin origin = new LongOrigin(SIZE);
                OwnProcess gateway = serve(origin);
                Socket socket = connect(gateway)) {
            say(socket, "GET /Videos/1/" + framing.name().toLowerCase(Locale.ROOT) + REST + "\r\n");
            InputStream in = hear(socket);
            String head = LongContent.head(in);

            Sum received = LongContent.read(in, head);

            assertThat(head).startsWith("HTTP/1.1 200 OK\n");
            assertThat(received.bytes()).isEqualTo(SIZE);
            assertThat(received).isEqualTo(origin.sum.get());
            assertThat(gateway.said()).doesNotContain("OutOfMemory");
        }
    }

    @ParameterizedTest
    @CsvSource({"CHUNKED, false", "LENGTH, true"})
    void uploadComesWhole(Framing framing, boolean asksFirst) throws Exception {
        try (LongOrigin origin = new LongOrigin(SIZE);
                OwnProcess gateway = serve(origin);
                Socket socket = connect(gateway)) {
            InputStream in = hear(socket);
            say(
                    socket,
                    "POST /Items/1" + REST + framing.field(SIZE) + (asksFirst ? "Expect: 100-continue\r\n" : "")
                            + "\r\n");
            if (asksFirst) {
                assertThat(LongContent.head(in)).startsWith("HTTP/1.1 100 Continue");
            }
            OutputStream out = socket.getOutputStream();

            Sum sent = LongContent.write(out, SIZE, framing, written -> {});

            assertThat(LongContent.head(in)).startsWith("HTTP/1.1 204 No Content\n");
            assertThat(origin.sum.get()).isEqualTo(sent);
            assertThat(gateway.said()).doesNotContain("OutOfMemory");
        }
    }
}
