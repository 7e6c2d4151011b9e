package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.LogOf;
import dev.usher.testing.Proves;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** The log of this process, which the tests share: whatever is changed here is as it was at the end. */
@ExtendWith(VertxExtension.class)
class LogKeysTest {
    private static final Logger ROOT = logger(Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = logger("dev.usher");
    private static final Logger VERTX = logger("io.vertx");

    @RegisterExtension
    final LogOf attempts = new LogOf("dev.usher.attempts");

    @RegisterExtension
    final LogOf all = new LogOf(Logger.ROOT_LOGGER_NAME);

    private GatewayOptions options;
    private List<Level> before;

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private static List<Level> levels() {
        return List.of(ROOT.getEffectiveLevel(), OURS.getEffectiveLevel(), VERTX.getEffectiveLevel());
    }

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        options = Front.unlimited(Front.fake(vertx, FakeOptions.household()).url());
        before = levels();
    }

    @AfterEach
    void everythingIsAsItWas() {
        assertThat(levels()).isEqualTo(before);
    }

    @Test
    void whoeverNamesNoLevelKeepsAllAsTheyAre(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);

        assertThat(levels()).isEqualTo(before);
        Soon.value(operated.undeploy());
    }

    @Test
    @Proves("log.level")
    void theLevelOfOursDecidesWhatIsWritten(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options.set("log.level", "info"));
        operated.get("/System/Ping");
        assertThat(attempts.lines()).isEmpty();

        options.set("log.level", "debug");
        assertThat(operated.inEffect()).containsExactly("log.level");
        operated.get("/System/Ping");

        Soon.until(() -> attempts.lines().size() == 2);
        assertThat(attempts.lines())
                .containsExactly("OTHER of 127.0.0.1 at home: attempt 1", "OTHER of 127.0.0.1 at home: success");
        Soon.value(operated.undeploy());
    }

    @Test
    @Proves("log.levels.NAME")
    void aSingleLoggerTakesItsLevelAndGoesBackWithoutIt(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options.set("log.levels", Map.of("io.vertx", "error")));
        assertThat(VERTX.getEffectiveLevel()).isEqualTo(Level.ERROR);
        assertThat(OURS.getEffectiveLevel()).isEqualTo(before.get(1));

        options.set("log.levels", Map.of());
        assertThat(operated.inEffect()).containsExactly("log.levels.io.vertx");

        assertThat(levels()).isEqualTo(before);
        Soon.value(operated.undeploy());
    }

    /** Over HTTP/1.1, HTTP/2 and a WebSocket; whatever is logged then, {@link dev.usher.testing.SecretScan} looks at. */
    @Test
    void nobodyWritesDownASecretThoughEverybodyWritesAllTheyKnow(Vertx vertx) throws Exception {
        Operated operated = Operated.open(
                vertx, options.set("log.levels", Map.of("root", "trace")).set("listen.h2c", true));

        for (SecretRequest request : SecretRequest.all()) {
            request.send(operated.mainPort());
        }
        RawWebSocket.open(operated.mainPort(), "/socket?api_key=" + SecretRequest.TOKEN)
                .close();
        assertThat(statusOverHttp2(vertx, operated.mainPort())).isEqualTo(401);
        Soon.value(operated.undeploy());

        assertThat(all.loggers()).anyMatch(name -> name.startsWith("io.vertx"));
    }

    /** The client ends when it is no longer referred to, so that it is closed after the answer and not before. */
    private static int statusOverHttp2(Vertx vertx, int port) throws Exception {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        HttpClientResponse answer =
                Soon.value(client.request(HttpMethod.GET, port, "127.0.0.1", "/Users/Me?api_key=" + SecretRequest.TOKEN)
                        .compose(request -> request.putHeader("X-Emby-Token", SecretRequest.TOKEN)
                                .send()));
        Soon.value(client.close());
        return answer.statusCode();
    }
}
