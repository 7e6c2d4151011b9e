package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Likeness;
import dev.usher.testing.ManualTime;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.testing.Transcript;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The four phases of a start, against the recorded starts of a real server. */
class PhasesTest {
    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private FakeJellyfin fake;

    @BeforeEach
    void start() throws Exception {
        fake = started(FakeOptions.recorded());
    }

    private FakeJellyfin started(FakeOptions options) throws Exception {
        return Soon.value(FakeJellyfin.create(
                        vertx, options.withTime(new Clockwork(time, time, time)).onSecret(Secrets::heed))
                .listen(0));
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    static Stream<Exchange> setUp() {
        return Transcript.of("startup").exchanges().subList(7, 14).stream();
    }

    static Stream<Exchange> loading() {
        return Transcript.of("startup").exchanges().subList(15, 22).stream();
    }

    static Stream<Exchange> ready() {
        return Transcript.of("startup").exchanges().subList(22, 27).stream();
    }

    @ParameterizedTest
    @MethodSource("setUp")
    void setUpServerAnswersAsRecorded(Exchange recorded) throws Exception {
        assertAlike(started(FakeOptions.beforeWizard()), Phase.SET_UP, recorded);
    }

    @ParameterizedTest
    @MethodSource("loading")
    void loadingServerAnswersAsRecorded(Exchange recorded) throws Exception {
        assertAlike(started(FakeOptions.beforeWizard()), Phase.LOADING, recorded);
    }

    @ParameterizedTest
    @MethodSource("ready")
    void readyServerAnswersAsRecorded(Exchange recorded) throws Exception {
        assertAlike(started(FakeOptions.beforeWizard()), Phase.READY, recorded);
    }

    private static void assertAlike(FakeJellyfin server, Phase phase, Exchange recorded) throws Exception {
        Captures captures = new Captures("127.0.0.1:" + server.port(), server.serverId());
        Soon.value(server.phase(phase));

        RawResponse answer = client(server).send(recorded.request().method(), recorded.bytes(captures));

        assertThat(new Likeness(captures).differences(recorded.response(), answer))
                .isEmpty();
    }

    @Test
    void everyRestartAnswerHasItsPhase() throws Exception {
        List<Exchange> restart = Transcript.of("restart").exchanges();
        Captures captures = new Captures("127.0.0.1:" + fake.port(), fake.serverId());
        Exchange login = Transcript.of("operations").exchanges().get(0);
        captures.learn(login, client(fake).send("POST", login.bytes(captures)));

        for (int i = 9; i < restart.size(); i++) {
            Exchange recorded = restart.get(i);
            Soon.value(fake.phase(i < 18 ? Phase.LOADING : Phase.READY));
            RawResponse answer = client(fake).send(recorded.request().method(), recorded.bytes(captures));
            assertThat(answer.status())
                    .as(recorded.name())
                    .isEqualTo(recorded.response().status());
            assertThat(answer.field("Content-Type")).isEqualTo(contentType(recorded));
            assertThat(answer.field("Retry-After")).isEmpty();
        }
    }

    private static Optional<String> contentType(Exchange recorded) {
        return recorded.response().fields().stream()
                .filter(field -> field.is("Content-Type"))
                .map(field -> field.value())
                .findFirst();
    }

    @Test
    void stoppedServerRefusesConnectionsAndComesBackOnItsPort() throws Exception {
        int port = fake.port();

        Soon.value(fake.stop());

        assertThatThrownBy(() -> client(fake).send("GET", "/health")).isInstanceOf(ConnectException.class);
        Soon.value(fake.start());
        assertThat(client(fake).send("GET", "/health").text()).isEqualTo("Healthy");
        assertThat(fake.port()).isEqualTo(port);
    }

    @Test
    void restartRunsThroughThePhasesInVirtualTime() throws Exception {
        Duration second = Duration.ofSeconds(1);

        Future<Void> ready = fake.restart(second, second.multipliedBy(2), second.multipliedBy(3));

        settle(Phase.NOT_LISTENING);
        advance(second, Phase.SET_UP);
        advance(second.multipliedBy(2), Phase.LOADING);
        advance(second.multipliedBy(3), Phase.READY);
        Soon.value(ready);
        assertThat(client(fake).send("GET", "/health").text()).isEqualTo("Healthy");
    }

    private void advance(Duration duration, Phase expected) throws Exception {
        Soon.until(() -> time.pending() > 0);
        time.advance(duration.minusNanos(1));
        assertThat(fake.phase()).isNotEqualTo(expected);
        time.advance(Duration.ofNanos(1));
        settle(expected);
    }

    private void settle(Phase expected) {
        Soon.until(() -> fake.phase() == expected);
    }

    @Test
    void adminPortStaysOpenWhileTheServerIsStopped() throws Exception {
        FakeJellyfin managed = started(FakeOptions.household().withAdmin(0));
        RawClient admin = new RawClient("127.0.0.1", managed.adminPort());

        assertThat(admin.send("POST", "/fake/stop").status()).isEqualTo(202);
        Soon.until(() -> managed.phase() == Phase.NOT_LISTENING);

        assertThatThrownBy(() -> client(managed).send("GET", "/health")).isInstanceOf(ConnectException.class);
        assertThat(admin.send("POST", "/fake/start").status()).isEqualTo(202);
        Soon.until(() -> managed.phase() == Phase.READY);
        Soon.value(managed.start());
        assertThat(client(managed).send("GET", "/health").status()).isEqualTo(200);
    }

    private static RawClient client(FakeJellyfin server) {
        return new RawClient("127.0.0.1", server.port());
    }
}
