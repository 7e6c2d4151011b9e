package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.fake.ServerVersion;
import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Transcript;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a reverse proxy that Usher trusts, a server whose Known Proxies names Usher sees the client that it would see alone. */
@ExtendWith(VertxExtension.class)
class ProxiedTest {
    private static final String HERE = "127.0.0.1";
    private static final String AFAR = "203.0.113.9";

    private FakeJellyfin jellyfin;
    private int port;

    private void start(Vertx vertx, FakeOptions options, List<String> trusted, String field) throws Exception {
        jellyfin = Front.fake(vertx, options.withKnownProxies(List.of(HERE)));
        port = Front.open(
                vertx,
                Front.unlimited(jellyfin.url())
                        .set("trusted-proxies.addresses", trusted)
                        .set("trusted-proxies.field", field));
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    @Proves("trusted-proxies.addresses")
    void everyRecordedFormEndsWithTheRecordedClient(ServerVersion version, Vertx vertx) throws Exception {
        start(vertx, FakeOptions.recorded().withVersion(version), List.of(HERE), "x-forwarded-for");

        List<String> recorded = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        Captures captures = new Captures(HERE + ":" + port, jellyfin.serverId());
        RawClient client = Front.client(port);
        for (Exchange exchange : recorded(version)) {
            RawResponse answer = client.send(exchange.request().method(), exchange.bytes(captures));
            captures.learn(exchange, answer);
            recorded.add(seen(
                    exchange, exchange.response().status(), exchange.response().text()));
            answered.add(seen(exchange, answer.status(), answer.text()));
        }

        assertThat(answered).hasSizeGreaterThan(25).isEqualTo(recorded);
    }

    /** What is told of the client: his address after a login, and whether he is let in and shown users. */
    private static String seen(Exchange exchange, int status, String content) {
        String seen = exchange.name() + ": " + status;
        if (content.contains("RemoteEndPoint")) {
            return seen + " "
                    + new JsonObject(content).getJsonObject("SessionInfo").getString("RemoteEndPoint");
        }
        return exchange.name().startsWith("public users") ? seen + " " + content.contains("\"ann\"") : seen;
    }

    private static List<Exchange> recorded(ServerVersion version) {
        String directory = version == ServerVersion.V12 ? Transcript.JELLYFIN_12 : Transcript.JELLYFIN_10_11;
        return Transcript.of("proxied", directory).exchanges().stream()
                .filter(exchange -> !exchange.name().equals("wizard"))
                .toList();
    }

    @Test
    void whereNobodyIsTrustedEverybodyIsWhoeverConnects(Vertx vertx) throws Exception {
        start(vertx, FakeOptions.recorded(), List.of(), "x-forwarded-for");

        for (Exchange exchange : recorded(ServerVersion.V10_11)) {
            if (exchange.name().startsWith("login")) {
                RawResponse answer = Front.client(port)
                        .send("POST", exchange.bytes(new Captures(HERE + ":" + port, jellyfin.serverId())));
                assertThat(seen(exchange, answer.status(), answer.text())).isEqualTo(exchange.name() + ": 200 " + HERE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"forwarded, 203.0.113.9", "x-forwarded-for, 192.168.1.20"})
    @Proves("trusted-proxies.field")
    void theFieldOfTheSettingsIsReadAndNoOther(String field, String client, Vertx vertx) throws Exception {
        start(vertx, FakeOptions.household(), List.of(HERE), field);

        Front.client(port).send("GET", "/System/Ping", "Forwarded: for=" + AFAR, "X-Forwarded-For: 192.168.1.20");

        assertThat(onlyRequest().fields().getAll("X-Forwarded-For")).containsExactly(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/System/Ping"})
    void aServerIsToldTheSchemeAndTheHostThatTheClientUsed(String target, Vertx vertx) throws Exception {
        start(vertx, FakeOptions.household(), List.of("127.0.0.0/8"), "x-forwarded-for");

        Front.client(port)
                .send(
                        "GET",
                        target,
                        "X-Forwarded-For: " + AFAR,
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: tv.example.org:8920",
                        "X-Forwarded-Port: 8920",
                        "X-Forwarded-Ssl: on",
                        "X-Original-For: 127.0.0.1",
                        "X-Real-IP: " + AFAR);

        var fields = onlyRequest().fields();
        assertThat(fields.getAll("X-Forwarded-For")).containsExactly(AFAR);
        assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("https");
        assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("tv.example.org:8920");
        assertThat(fields.names())
                .extracting(String::toLowerCase)
                .doesNotContain("x-forwarded-port", "x-forwarded-ssl", "x-original-for", "x-real-ip");
    }

    @Test
    void oneConnectionOfAProxyBringsManyClients(Vertx vertx) throws Exception {
        start(vertx, FakeOptions.household(), List.of(HERE), "x-forwarded-for");

        Front.client(port)
                .sendAll(
                        List.of("GET", "GET", "GET"),
                        (ping(AFAR) + ping("192.168.1.20") + ping(AFAR)).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(jellyfin.requests())
                .extracting(request -> request.fields().get("X-Forwarded-For"))
                .containsExactly(AFAR, "192.168.1.20", AFAR);
    }

    @Test
    void whatIsStoredForTheHouseIsNotShownToStrangersBehindTheSameProxy(Vertx vertx) throws Exception {
        start(vertx, FakeOptions.household(), List.of(HERE), "x-forwarded-for");

        assertThat(cacheStatus("192.168.1.20")).startsWith("usher/home;fwd=uri-miss");
        assertThat(cacheStatus("192.168.1.21")).startsWith("usher/home;hit");
        assertThat(cacheStatus(AFAR)).startsWith("usher/home;fwd=uri-miss");
    }

    private String cacheStatus(String client) throws IOException {
        return Front.client(port)
                .send("GET", "/Users/Public", "X-Forwarded-For: " + client)
                .field("Cache-Status")
                .orElseThrow();
    }

    private static String ping(String client) {
        return "GET /System/Ping HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client + "\r\n\r\n";
    }

    private ReceivedRequest onlyRequest() {
        assertThat(jellyfin.requests()).hasSize(1);
        return jellyfin.requests().get(0);
    }
}
