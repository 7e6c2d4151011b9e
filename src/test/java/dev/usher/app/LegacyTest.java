package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.fake.ServerVersion;
import dev.usher.fake.Whom;
import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Transcript;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that speak the old forms work on servers that have them switched off, unless it is set that these pass. */
@ExtendWith(VertxExtension.class)
class LegacyTest {
    private static final String IDENTITY = "Client=\"Old App\", Device=\"Télé+\", DeviceId=\"old-1\", Version=\"0.9\"";
    private static final String ENCODED =
            "Client=\"Old%20App\", Device=\"T%C3%A9l%C3%A9%2B\", DeviceId=\"old-1\", Version=\"0.9\"";

    private Vertx vertx;

    @BeforeEach
    void take(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    /** Servers by what they do with old credentials. */
    private enum Kind {
        TWELVE(FakeOptions.recorded().withVersion(ServerVersion.V12)),
        TEN_ELEVEN_WITHOUT(FakeOptions.recorded().withLegacyAuthorization(false)),
        TEN_ELEVEN(FakeOptions.recorded());

        private final FakeOptions options;

        Kind(FakeOptions options) {
            this.options = options;
        }
    }

    /** A sequence of exchanges with a server, or with one behind Usher. */
    private final class Side {
        private final FakeJellyfin jellyfin;
        private final RawClient client;
        private final Captures captures;
        private final List<String> mistaken = new ArrayList<>();

        Side(FakeJellyfin jellyfin, int port) {
            this.jellyfin = jellyfin;
            this.client = Front.client(port);
            this.captures = new Captures("127.0.0.1:" + port, jellyfin.serverId());
        }

        /** The statuses of {@code credentials.json}, after the exchanges that made the users of it. */
        Map<String, Integer> credentials() throws IOException {
            for (Exchange exchange : preparation()) {
                ask(exchange);
            }
            Map<String, Integer> statuses = new LinkedHashMap<>();
            for (Exchange exchange : Transcript.of("credentials").exchanges()) {
                jellyfin.forgetRequests();
                Whom caller = caller(exchange);
                statuses.put(exchange.name(), ask(exchange));
                for (ReceivedRequest request : jellyfin.requests()) {
                    Whom seen = Whom.read(request.target(), request.fields(), false);
                    if (!seen.equals(caller)) {
                        mistaken.add(exchange + " was taken for another");
                    }
                }
            }
            return statuses;
        }

        private int ask(Exchange exchange) throws IOException {
            RawResponse answer = client.send(exchange.request().method(), exchange.bytes(captures));
            captures.learn(exchange, answer);
            return answer.status();
        }

        /** Whom a server with the old forms takes the client for; null where every server refuses to read it. */
        private Whom caller(Exchange exchange) {
            MultiMap fields = HttpHeaders.headers();
            exchange.request().fields().forEach(field -> fields.add(field.name(), captures.in(field.value())));
            return exchange.response().status() == 400 && exchange.name().startsWith("non-ASCII")
                    ? null
                    : Whom.read(captures.in(exchange.request().target()), fields, true);
        }
    }

    private static List<Exchange> preparation() {
        return Stream.of("operations", "errors")
                .flatMap(name -> Transcript.of(name).exchanges().stream())
                .toList();
    }

    private static Map<String, Integer> recorded() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        Transcript.of("credentials")
                .exchanges()
                .forEach(exchange ->
                        statuses.put(exchange.name(), exchange.response().status()));
        return statuses;
    }

    private Side alone(Kind kind) throws Exception {
        FakeJellyfin jellyfin = Front.fake(vertx, kind.options);
        return new Side(jellyfin, jellyfin.port());
    }

    /** What is stored stays fresh: the server hears of nobody but the client who is asking. */
    private Side behind(FakeOptions server, String mode) throws Exception {
        FakeJellyfin jellyfin = Front.fake(vertx, server);
        GatewayOptions options = Front.unlimited(jellyfin.url());
        for (String lifetime : List.of("users", "user", "me", "public", "quick-connect-enabled")) {
            options.set("cache.lifetimes." + lifetime + ".fresh", "1h");
        }
        return new Side(
                jellyfin,
                Front.open(vertx, mode.equals("default") ? options : options.set("servers.home.legacy", mode)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyServerAnswersWhatOneWithTheOldFormsAnswered(Kind kind) throws Exception {
        Side usher = behind(kind.options, "default");

        Map<String, Integer> statuses = usher.credentials();

        assertThat(statuses).isEqualTo(recorded());
        assertThat(usher.mistaken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @Proves("servers.NAME.legacy")
    void theServerDecidesWhereTheOldFormsPass(Kind kind) throws Exception {
        Map<String, Integer> own = alone(kind).credentials();

        Side usher = behind(kind.options, "pass");

        assertThat(usher.credentials()).isEqualTo(own);
        assertThat(usher.mistaken)
                .as("whom a server without the old forms would take for another")
                .isNotEmpty();
        assertThat(own.equals(recorded())).isEqualTo(kind == Kind.TEN_ELEVEN);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSessionThatBeganInTheOldFormsHasTheIdentityOfItsClient(Kind kind) throws Exception {
        Side usher = behind(kind.options, "bridge");

        JsonObject session = login(usher, "/emby/Users/authenticatebyname", "X-Emby-Authorization: Emby " + IDENTITY)
                .getJsonObject("SessionInfo");

        assertThat(session.getString("Client")).isEqualTo("Old App");
        assertThat(session.getString("DeviceName")).isEqualTo("Télé ");
        assertThat(session.getString("DeviceId")).isEqualTo("old-1");
        assertThat(session.getString("ApplicationVersion")).isEqualTo("0.9");
        assertThat(usher.jellyfin.requests().get(0).fields().get("Authorization"))
                .isEqualTo("MediaBrowser " + ENCODED.replace("%2B", "%20"));
    }

    @Test
    void streamsWorkInEveryOldForm() throws Exception {
        Side usher = behind(Kind.TWELVE.options, "default");
        String token = token(usher);
        usher.jellyfin.forgetRequests();

        assertThat(status(usher, "GET", "/emby/Auth/Keys", "X-Emby-Token: " + token))
                .isEqualTo(200);
        assertThat(status(usher, "GET", "/MediaBrowser/Auth/Keys?api_key=" + token))
                .isEqualTo(200);
        assertThat(status(usher, "GET", "/Auth/Keys", "X-MediaBrowser-Token: " + token))
                .isEqualTo(200);
        assertThat(status(usher, "GET", "/Auth/Keys", "Authorization: Emby Token=" + token))
                .isEqualTo(200);
        assertThat(status(usher, "GET", "/Auth/Keys", "X-Emby-Authorization: Emby Token=" + token))
                .isEqualTo(200);

        assertThat(usher.jellyfin.requests())
                .extracting(ReceivedRequest::target)
                .containsExactly("/Auth/Keys", "/Auth/Keys?ApiKey=" + token, "/Auth/Keys", "/Auth/Keys", "/Auth/Keys");
    }

    @Test
    void prefixesPassToo() throws Exception {
        Side twelve = behind(Kind.TWELVE.options, "pass");
        Side ten = behind(Kind.TEN_ELEVEN.options, "pass");

        for (String path : List.of("/emby/Users/Public", "/mediabrowser/System/Ping")) {
            assertThat(status(twelve, "GET", path)).as(path).isEqualTo(404);
            assertThat(status(ten, "GET", path)).as(path).isEqualTo(200);
        }
    }

    @Test
    void whereTheOldFormsPassNothingIsStoredForThem() throws Exception {
        Side usher = behind(Kind.TWELVE.options, "pass");
        String token = token(usher);
        String modern = "Authorization: MediaBrowser Token=" + token;

        assertThat(status(usher, "GET", "/Users/Me", modern)).isEqualTo(200);
        assertThat(status(usher, "GET", "/Users/Me", "X-Emby-Token: " + token)).isEqualTo(401);
        assertThat(status(usher, "GET", "/Users/Me", modern)).isEqualTo(200);
    }

    private static int status(Side side, String method, String target, String... lines) throws IOException {
        return side.client.send(method, target, lines).status();
    }

    private static String token(Side side) throws IOException {
        return login(side, "/Users/AuthenticateByName", "Authorization: MediaBrowser " + ENCODED)
                .getString("AccessToken");
    }

    private static JsonObject login(Side side, String target, String line) throws IOException {
        String content = "{\"Username\":\"root\",\"Pw\":\"correct horse\"}";
        String request = "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + line
                + "\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
        RawResponse answer = side.client.send("POST", request.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        return new JsonObject(answer.text());
    }
}
