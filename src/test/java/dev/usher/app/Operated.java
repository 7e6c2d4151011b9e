package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** A gateway with its admin listener, both on free ports, and whoever asks them. */
final class Operated {
    static final String SECRET = Secrets.register("the-secret-of-whoever-runs-it");
    private static final String BEARER = "Authorization: Bearer ";

    private final Vertx vertx;
    private final GatewayVerticle gateway;
    private final String deployment;

    private Operated(Vertx vertx, GatewayVerticle gateway, String deployment) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.deployment = deployment;
    }

    /** With a secret that is known. */
    static Operated open(Vertx vertx, GatewayOptions options) throws Exception {
        return openAsItIs(vertx, options.set("admin.secret", SECRET));
    }

    /** With the secret that the options lead to. */
    static Operated openAsItIs(Vertx vertx, GatewayOptions options) throws Exception {
        GatewayVerticle gateway = new GatewayVerticle(
                options.listen("127.0.0.1", 0).set("admin.port", 0).set("listen.event-loops", 2));
        String deployment = Soon.value(vertx.deployVerticle(gateway));
        return new Operated(vertx, gateway, deployment);
    }

    RawClient main() {
        return Front.client(gateway.port());
    }

    RawClient admin() {
        return Front.client(gateway.adminPort());
    }

    int mainPort() {
        return gateway.port();
    }

    int adminPort() {
        return gateway.adminPort();
    }

    /** A connection to the main listener, on which nothing is sent. */
    Socket connect() throws IOException {
        return new Socket("127.0.0.1", gateway.port());
    }

    /** What the main listener answers to a GET. */
    RawResponse get(String target, String... lines) throws IOException {
        return main().send("GET", target, lines);
    }

    /** What the admin listener answers to a GET by somebody who knows {@code secret}. */
    RawResponse ask(String target, String secret) throws IOException {
        return admin().send("GET", target, BEARER + secret);
    }

    /** What the admin listener answers to who has the settings read again. */
    RawResponse reload() throws IOException {
        return admin().send("POST", "/reload", BEARER + SECRET, "Content-Type: application/json", "Content-Length: 0");
    }

    /** The keys that are in effect once the settings have been read again. */
    List<String> inEffect() throws IOException {
        RawResponse answer = reload();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new JsonObject(answer.text())
                .getJsonArray("in_effect").stream().map(String.class::cast).toList();
    }

    JsonObject status() throws IOException {
        return new JsonObject(ask("/usher/status", SECRET).text());
    }

    /** The lines of the metrics that begin so. */
    List<String> metrics(String beginning) throws IOException {
        return admin().send("GET", "/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    int ready() throws IOException {
        return admin().send("GET", "/usher/health/ready").status();
    }

    Future<Reloaded> reload(GatewayOptions options) {
        return gateway.reload(options);
    }

    Future<Void> undeploy() {
        return vertx.undeploy(deployment);
    }
}
