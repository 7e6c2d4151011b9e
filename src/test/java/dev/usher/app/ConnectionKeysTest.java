package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the gateway listens and how it connects to its servers, as the settings say it. */
@ExtendWith(VertxExtension.class)
class ConnectionKeysTest {
    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "127.0.0.2";

    private static CompletableFuture<RawResponse> ask(int port, String target) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Front.client(port).send("GET", target);
                    } catch (IOException lost) {
                        throw new UncheckedIOException(lost);
                    }
                },
                request -> new Thread(request).start());
    }

    /** A connection that is being made has its request in the queue, so each is waited for. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2, 2", "1, 2, 3, 1", "2, 1, 2, 0"})
    @Proves({"connections.max", "connections.queue"})
    void whoeverFindsNeitherAConnectionNorAPlaceInTheQueueIsRefused(
            int max, int queue, int served, int refused, Vertx vertx) throws Exception {
        Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        int origin = Soon.value(
                        vertx.createHttpServer().requestHandler(held::add).listen(0, HERE))
                .actualPort();
        int port = Front.open(
                vertx,
                Front.unlimited("http://" + HERE + ":" + origin)
                        .set("listen.event-loops", 1)
                        .set("connections.max", max)
                        .set("connections.queue", queue));
        List<CompletableFuture<RawResponse>> asked = new ArrayList<>();
        for (int i = 0; i < served + refused; i++) {
            asked.add(ask(port, "/Items/" + i));
            int connected = Math.min(max, i + 1);
            Soon.until(() -> held.size() == connected);
        }

        Soon.until(() -> asked.stream().filter(CompletableFuture::isDone).count() == refused && held.size() == max);
        Soon.until(() -> {
            held.forEach(request -> {
                if (!request.response().ended()) {
                    request.response().end();
                }
            });
            return asked.stream().allMatch(CompletableFuture::isDone);
        });

        List<RawResponse> answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(served);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(refused)
                .allMatch(answer -> answer.field("Proxy-Status")
                        .orElseThrow()
                        .startsWith("usher/home;error=connection_limit_reached"));
    }

    @Test
    @Proves("deadlines.connect")
    void connectionIsWaitedForAsLongAsItMayTake(Vertx vertx) throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            crowd(full, crowd);
            GatewayOptions options = Front.unlimited("http://" + HERE + ":" + full.getLocalPort())
                    .set("deadlines.attempt", "1h")
                    .set("retry.attempts", 1);
            int patient = Front.open(vertx, options.set("deadlines.connect", "1h"));
            int hasty = Front.open(vertx, options.set("deadlines.connect", "100ms"));
            CompletableFuture<RawResponse> waiting = ask(patient, "/Items");

            RawResponse answer = ask(hasty, "/Items").get();

            assertThat(answer.field("Proxy-Status").orElseThrow()).startsWith("usher/home;error=connection_timeout");
            assertThat(waiting).isNotDone();
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    /** Connects until there is no room for one more that nobody has accepted. */
    private static void crowd(ServerSocket full, List<Socket> crowd) throws IOException {
        while (true) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException noRoom) {
                return;
            }
        }
    }

    private static boolean isOpen(String host, int port) throws IOException {
        try {
            new Socket(host, port).close();
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    @Test
    @Proves({"listen.host", "admin.host"})
    void listenersAreAtTheirAddressesAlone(Vertx vertx) throws Exception {
        GatewayVerticle gateway = new GatewayVerticle(Front.unlimited("http://127.0.0.1:1")
                .set("admin.secret", Operated.SECRET)
                .set("listen.host", ELSEWHERE)
                .set("listen.port", 0)
                .set("admin.host", ELSEWHERE)
                .set("admin.port", 0));
        Soon.value(vertx.deployVerticle(gateway));

        assertThat(isOpen(ELSEWHERE, gateway.port())).isTrue();
        assertThat(isOpen(HERE, gateway.port())).isFalse();
        assertThat(isOpen(ELSEWHERE, gateway.adminPort())).isTrue();
        assertThat(isOpen(HERE, gateway.adminPort())).isFalse();
    }
}
