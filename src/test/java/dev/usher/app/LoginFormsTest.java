package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.fake.ServerVersion;
import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Transcript;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every recorded form of a login has through Usher the status that a real server gave it, and goes up in one spelling. */
@ExtendWith(VertxExtension.class)
class LoginFormsTest {
    private static final List<String> LOGINS = List.of("authenticate", "forgotpassword");

    private FakeJellyfin jellyfin;
    private RawClient client;
    private Captures captures;

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void recordedLoginsHaveTheRecordedStatus(ServerVersion version, Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.recorded().withVersion(version));
        int port = Front.open(vertx, Front.unlimited(jellyfin.url()));
        client = Front.client(port);
        captures = new Captures("127.0.0.1:" + port, jellyfin.serverId());
        String recorded = version == ServerVersion.V12 ? Transcript.JELLYFIN_12 : Transcript.JELLYFIN_10_11;
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();

        for (Exchange exchange : exchanges(recorded)) {
            RawResponse answer = ask(exchange);
            if (isLogin(exchange.request().target())) {
                expected.put(exchange.name(), exchange.response().status());
                found.put(exchange.name(), answer.status());
            }
        }

        assertThat(found).isEqualTo(expected);
        assertThat(found.values()).contains(200, 400, 401, 404, 415);
        assertThat(found).hasSizeGreaterThan(40);
        assertThat(received()).hasSizeGreaterThan(30).allSatisfy(LoginFormsTest::assertCanonical);
    }

    private static List<Exchange> exchanges(String version) {
        return Stream.of("operations", "errors")
                .flatMap(name -> Transcript.of(name, version).exchanges().stream())
                .toList();
    }

    private RawResponse ask(Exchange exchange) throws IOException {
        RawResponse answer = client.send(exchange.request().method(), exchange.bytes(captures));
        captures.learn(exchange, answer);
        return answer;
    }

    private List<ReceivedRequest> received() {
        return jellyfin.requests().stream()
                .filter(request -> isLogin(request.target()) && request.body().length() > 0)
                .toList();
    }

    private static boolean isLogin(String target) {
        String path = target.toLowerCase(Locale.ROOT);
        return LOGINS.stream().anyMatch(path::contains);
    }

    private static void assertCanonical(ReceivedRequest request) {
        assertThat(request.fields().getAll("Content-Type")).containsExactly("application/json");
        String content = request.body().toString();
        if (!content.equals("null")) {
            assertThat(request.body().toJsonObject().fieldNames())
                    .isSubsetOf(List.of("Username", "Pw", "EnteredUsername", "Pin", "Secret"));
            assertThat(content).isEqualTo(request.body().toJsonObject().encode());
        }
    }
}
