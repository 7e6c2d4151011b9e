package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import dev.usher.time.Ticker;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A transcode lasts as long as it goes on; who is silent is given up, and nobody is taken for silent who is held up. */
@Timeout(60)
@ExtendWith(VertxExtension.class)
class StreamSilenceTest {
    private static final String HERE = "127.0.0.1";
    private static final String GET = "GET /Videos/1/stream HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final Ticker CLOCK = Ticker.system();

    private Vertx vertx;
    private String url;
    private volatile Handler<HttpServerRequest> script;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        url = "http://" + HERE + ":"
                + Soon.value(vertx.createHttpServer()
                                .requestHandler(request -> script.handle(request))
                                .listen(0, HERE))
                        .actualPort();
    }

    private Socket ask(GatewayOptions options, String request) throws Exception {
        Socket socket = new Socket(HERE, Front.open(vertx, options));
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    @Test
    void transcodeOutlivesTheTimeLimitsOfAnAnswer() throws Exception {
        AtomicReference<HttpServerResponse> transcode = new AtomicReference<>();
        script = request -> transcode.set(request.response().setChunked(true));
        GatewayOptions options =
                Front.unlimited(url).set("deadlines.operation", "500ms").set("deadlines.attempt", "500ms");
        try (Socket socket = ask(options, GET)) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Soon.until(() -> transcode.get() != null);
            transcode.get().write("part");
            LongContent.head(in);

            long begin = CLOCK.nanos();
            while (CLOCK.nanos() - begin < TimeUnit.SECONDS.toNanos(1)) {
                assertThat(in.readNBytes(9)).isEqualTo("4\r\npart\r\n".getBytes(StandardCharsets.US_ASCII));
                transcode.get().write("part");
            }
            transcode.get().end();

            assertThat(in.readNBytes(14)).isEqualTo("4\r\npart\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void transcodeThatFallsSilentIsCutSoThatNobodyTakesItForWhole() throws Exception {
        script = request -> request.response().setChunked(true).write("half");
        int port = Front.open(vertx, Front.unlimited(url).set("connections.idle", "1s"));

        RawResponse cut = Front.client(port).send("GET", "/Videos/1/stream");

        assertThat(cut.text()).isEqualTo("half");
        assertThat(cut.complete()).isFalse();
    }

    @Test
    void readerWhoStopsForLongerThanTheIdleTimeGetsAllTheSame() throws Exception {
        long size = 64L << 20;
        try (LongOrigin origin = new LongOrigin(size);
                Socket socket = ask(
                        Front.unlimited(origin.url()).set("connections.idle", "800ms"),
                        GET.replace("stream", "length"))) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = LongContent.head(in);
            new SlowReader(in, origin.written).waitForStandstill();

            assertThat(LongContent.read(in, head)).isEqualTo(origin.sum.get());
        }
    }
}
