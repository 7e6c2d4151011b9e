package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a gateway ends while requests are under way, on real sockets. */
@ExtendWith(VertxExtension.class)
class DrainTest {
    private final Promise<HttpServerResponse> asked = Promise.promise();
    private Vertx vertx;
    private String url;

    /** A server that answers nothing until the test does. */
    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        HttpServer server = Soon.value(vertx.createHttpServer()
                .requestHandler(request -> asked.tryComplete(request.response()))
                .listen(0, "127.0.0.1"));
        url = "http://127.0.0.1:" + server.actualPort();
    }

    private static CompletableFuture<RawResponse> ask(Operated operated, String target) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return operated.get(target);
            } catch (IOException cut) {
                return new RawResponse(0, cut.toString(), List.of(), new byte[0], false);
            }
        });
    }

    private static boolean isRefused(Operated operated) {
        try {
            operated.get("/usher/health/live");
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    private static boolean isReady(Operated operated) {
        try {
            return operated.ready() == 200;
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/Videos/1/stream"})
    void whatIsUnderWayFinishesWhileNothingNewIsTaken(String target) throws Exception {
        Operated operated = Operated.open(
                vertx,
                Front.unlimited(url)
                        .set("drain.patience", "1h")
                        .set("deadlines.attempt", "60s")
                        .set("deadlines.operation", "60s"));
        CompletableFuture<RawResponse> underWay = ask(operated, target);
        HttpServerResponse held = Soon.value(asked.future());

        Future<Void> ended = operated.undeploy();

        Soon.until(() -> !isReady(operated));
        Soon.until(() -> isRefused(operated));
        assertThat(ended.isComplete()).isFalse();
        assertThat(underWay).isNotDone();
        held.end("[]");
        assertThat(underWay.join().status()).isEqualTo(200);
        assertThat(underWay.join().text()).isEqualTo("[]");
        Soon.value(ended);
    }

    @Test
    @Proves("drain.patience")
    void whatDoesNotFinishInTimeIsCut() throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited(url).set("drain.patience", "0s"));
        CompletableFuture<RawResponse> underWay = ask(operated, "/Videos/1/stream");
        HttpServerResponse held = Soon.value(asked.future());
        Promise<Void> cut = Promise.promise();
        held.closeHandler(cut::tryComplete);

        Soon.value(operated.undeploy());

        assertThat(underWay.join().status()).isNotEqualTo(200);
        Soon.value(cut.future());
    }

    @Test
    void idleConnectionsKeepNobodyWaiting() throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited(url).set("drain.patience", "1h"));

        try (var idle = operated.connect()) {
            Soon.until(() -> {
                try {
                    return operated.metrics("usher_connections").contains("usher_connections 1.0");
                } catch (IOException unanswered) {
                    throw new AssertionError(unanswered);
                }
            });

            Soon.value(operated.undeploy());

            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    @Proves("drain.notice")
    void duringTheNoticeItIsNotReadyYetTakesWhatComesAndEndsEachConnection() throws Exception {
        ManualTime manual = new ManualTime();
        GatewayOptions options = Front.unlimited(url).set("drain.notice", "5s");
        Observation observation = Edges.observation(options, manual);
        RawClient client = Front.client(Edges.listen(vertx, options, manual, observation));
        assertThat(client.send("GET", "/servers/nobody/").status()).isEqualTo(404);

        observation.drain().begin();

        assertThat(client.send("GET", "/usher/health/ready").status()).isEqualTo(503);
        RawResponse answer = client.send("GET", "/usher/health/live");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Connection")).hasValue("close");
        manual.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(client.send("GET", "/servers/nobody/").status()).isEqualTo(404);
        manual.advance(Duration.ofNanos(1));
        assertThat(client.send("GET", "/servers/nobody/").text()).contains("gateway-closing");
    }
}
