package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Issued;
import dev.usher.testing.LogOf;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import dev.usher.testing.TestAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server behind TLS, as the file of an operator names it. Its connections are counted before their handshake. */
@ExtendWith(VertxExtension.class)
class UpstreamTlsTest {
    private static final String HERE = "127.0.0.1";

    @RegisterExtension
    final LogOf servers = new LogOf("dev.usher.servers");

    @RegisterExtension
    final LogOf house = new LogOf("dev.usher.app.House");

    @TempDir
    Path directory;

    private final TestAuthority authority = new TestAuthority("Home authority");
    private final Issued certificate = authority.issue(HERE);
    private final AtomicInteger opened = new AtomicInteger();
    private Vertx vertx;
    private NetClient behind;
    private String url;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        behind = vertx.createNetClient();
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.options());
        HttpServer server = Soon.value(vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("ok"))
                .listen(0, HERE));
        NetServer counter = Soon.value(vertx.createNetServer()
                .connectHandler(outside -> join(outside, server.actualPort()))
                .listen(0, HERE));
        url = "https://127.0.0.1:" + counter.actualPort();
    }

    private void join(NetSocket outside, int port) {
        opened.incrementAndGet();
        outside.pause();
        behind.connect(port, HERE).onSuccess(inside -> {
            outside.pipeTo(inside);
            inside.pipeTo(outside);
        });
    }

    private RawClient gateway(String key, Object value) throws Exception {
        GatewayOptions options = Front.unlimited(url).set("retry.backoff-min", "1ms");
        return Front.client(Front.open(vertx, key.isEmpty() ? options : options.set("servers.home.tls." + key, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "pin", "verify"})
    @Proves({"servers.NAME.tls.ca", "servers.NAME.tls.pin", "servers.NAME.tls.verify"})
    void eachKeyLetsTheServerIn(String key) throws Exception {
        Path ca = Files.writeString(directory.resolve("ca.pem"), authority.pem());
        Object value =
                key.equals("ca") ? ca.toString() : key.equals("pin") ? certificate.fingerprint() : (Object) false;

        RawClient client = gateway(key, value);

        assertThat(client.send("GET", "/System/Ping").text()).isEqualTo("ok");
        assertThat(client.send("GET", "/Users/Me", "X-Emby-Token: unknown").status())
                .isEqualTo(200);
        assertThat(house.lines()).hasSize(key.equals("verify") ? 1 : 0);
        assertThat(house.lines()).allMatch(line -> line.startsWith("server home: its certificate is not looked at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/System/Ping"})
    void untrustedServerIsAskedOnceAndToldToTheClientAndInTheLog(String target) throws Exception {
        RawResponse answer = gateway("", "").send("GET", target);

        assertThat(opened).hasValue(1);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.field("Proxy-Status").orElse("")).endsWith("usher/home;error=tls_certificate_error");
        assertThat(answer.field("Retry-After")).isEmpty();
        assertThat(answer.text()).contains("of an authority that is not trusted (CN=Home authority)");
        assertThat(servers.lines()).anyMatch(line -> line.contains("authority that is not trusted"));
    }

    @Test
    void theSameComplaintIsLoggedOnce() throws Exception {
        RawClient client = gateway("", "");

        client.send("GET", "/System/Ping");
        client.send("GET", "/System/Ping");

        assertThat(servers.lines().stream().filter(line -> line.contains("not trusted")))
                .hasSize(1);
    }
}
