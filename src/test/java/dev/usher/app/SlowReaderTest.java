package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How far a server gets ahead of whoever reads its answer, where every buffer of a system on the way is fixed: that of the
 * server, those of the gateway, by its settings, and that of the reader.
 */
@Timeout(600)
@ExtendWith(VertxExtension.class)
class SlowReaderTest {
    private static final String HERE = "127.0.0.1";
    private static final long MEBIBYTE = 1L << 20;
    private static final long SIZE = 1024 * MEBIBYTE;
    private static final long MOST_AHEAD = 16 * MEBIBYTE;

    @TempDir
    Path directory;

    private OwnProcess serve(LongOrigin origin) throws IOException {
        String settings = """
                listen: {host: %s, port: 0, h2c: true, buffers: 64KiB}
                connections: {buffers: 64KiB}
                admin: {enabled: false}
                servers: {home: {url: "%s"}}
                """.formatted(HERE, origin.url());
        Path file = Files.writeString(directory.resolve("usher.yaml"), settings);
        return OwnProcess.serve(file, "-Xmx96m", "-XX:MaxDirectMemorySize=64m");
    }

    /** The answer to a request in {@code version}, as slowly as it is read. */
    private static PulledStream ask(HttpClient client, Context context, int port) throws Exception {
        HttpClientResponse response = Soon.value(client.request(HttpMethod.GET, port, HERE, "/Videos/1/length")
                .compose(request -> request.send().map(HttpClientResponse::pause)));
        return new PulledStream(response, context);
    }

    /** Stops, reads slowly, makes haste, stops again and reads slowly. */
    private static void readInTurns(SlowReader reader) throws IOException {
        long atOnce = reader.waitForStandstill();
        assertThat(atOnce).isPositive();
        reader.readSlowly(32 * MEBIBYTE, atOnce / 2);
        reader.readFast(256 * MEBIBYTE);
        long afterHaste = reader.waitForStandstill();
        assertThat(afterHaste).isPositive();
        reader.readSlowly(32 * MEBIBYTE, afterHaste / 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void serverIsNeverFarAheadOfAReaderWhoIsSlowOrStops(HttpVersion version, Vertx vertx) throws Exception {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setReceiveBufferSize(LongOrigin.BUFFER);
        try (LongOrigin origin = new LongOrigin(SIZE);
                OwnProcess gateway = serve(origin)) {
            HttpClientAgent client = vertx.createHttpClient(options);
            SlowReader reader = new SlowReader(ask(client, vertx.getOrCreateContext(), gateway.port()), origin.written);

            try {
                readInTurns(reader);
            } catch (IOException torn) {
                throw new IOException("the gateway said: " + gateway.said(), torn);
            }

            assertThat(reader.mostAhead()).isLessThanOrEqualTo(MOST_AHEAD);
            assertThat(gateway.said()).doesNotContain("OutOfMemory");
            Soon.value(client.close());
        }
    }
}
