package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that ask for ever other pictures and do not read them, before a gateway whose heap would hold few of these. */
@Timeout(300)
@ExtendWith(VertxExtension.class)
class PinnedMemoryTest {
    private static final String HERE = "127.0.0.1";
    private static final int SIZE = (4 << 20) - (64 << 10);
    private static final int READERS = 24;

    @TempDir
    Path directory;

    private OwnProcess serve(HttpServer origin) throws IOException {
        String settings = """
                listen: {host: %s, port: 0, h2c: true, buffers: 64KiB}
                connections: {buffers: 64KiB}
                cache: {max-bytes: 16MiB}
                admin: {enabled: false}
                servers: {home: {url: "http://%s:%d"}}
                """.formatted(HERE, HERE, origin.actualPort());
        Path file = Files.writeString(directory.resolve("usher.yaml"), settings);
        return OwnProcess.serve(file, "-Xmx96m", "-XX:MaxDirectMemorySize=64m");
    }

    private HttpServer origin(Vertx vertx) throws Exception {
        String picture =
                Files.write(directory.resolve("picture"), new byte[SIZE]).toString();
        return Soon.value(vertx.createHttpServer()
                .requestHandler(request -> answer(request, picture))
                .listen(0, HERE));
    }

    private static void answer(HttpServerRequest request, String picture) {
        if (request.path().startsWith("/Items/")) {
            request.response()
                    .putHeader("Cache-Control", "public, max-age=3600")
                    .putHeader("ETag", "\"a\"")
                    .sendFile(picture);
        } else {
            request.response().end("Healthy");
        }
    }

    private static HttpClient clientOf(Vertx vertx, HttpVersion version) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(version)
                        .setHttp2ClearTextUpgrade(false)
                        .setHttp2MultiplexingLimit(1)
                        .setReceiveBufferSize(LongOrigin.BUFFER),
                new PoolOptions().setHttp1MaxSize(READERS).setHttp2MaxSize(READERS));
    }

    private static String target(int number) {
        return "/Items/" + number + "/Images/Primary?tag=" + number;
    }

    private static RawResponse read(OwnProcess gateway, int number) throws IOException {
        return new RawClient(HERE, gateway.port()).send("GET", target(number), "Connection: close");
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, false", "HTTP_1_1, true", "HTTP_2, false", "HTTP_2, true"})
    void readersWhoDoNotReadLeaveTheGatewayAlive(HttpVersion version, boolean stored, Vertx vertx) throws Exception {
        HttpServer origin = origin(vertx);
        HttpClient client = clientOf(vertx, version);
        List<HttpClientResponse> unread = new ArrayList<>();
        try (OwnProcess gateway = serve(origin)) {
            for (int i = 0; i < READERS; i++) {
                if (stored) {
                    assertThat(read(gateway, i).body()).hasSize(SIZE);
                }
                unread.add(Soon.value(client.request(HttpMethod.GET, gateway.port(), HERE, target(i))
                        .compose(request -> request.send().map(HttpClientResponse::pause))));
            }

            for (int i = 0; i < READERS; i++) {
                assertThat(read(gateway, READERS + i).body()).hasSize(SIZE);
            }
            assertThat(unread).allMatch(response -> response.statusCode() == 200);
            assertThat(gateway.said()).doesNotContain("OutOfMemory");
        }
        Soon.value(client.close());
        Soon.value(origin.close());
    }
}
