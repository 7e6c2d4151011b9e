package dev.usher.fake;

import static dev.usher.fake.ServerVersion.V10_11;
import static dev.usher.fake.ServerVersion.V12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.HeldPort;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The four phases of a start, against the recorded starts of a real server. */
class PhasesTest {
    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private final List<HeldPort> ports = new ArrayList<>();
    private FakeJellyfin fake;

    @BeforeEach
    void start() throws Exception {
        fake = started(FakeOptions.recorded());
    }

    private FakeJellyfin started(FakeOptions options) throws Exception {
        HeldPort port = HeldPort.take();
        ports.add(port);
        return Soon.value(FakeJellyfin.create(
                        vertx, options.withTime(new Clockwork(time, time, time)).onSecret(Secrets::heed))
                .listen(port.number()));
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
        for (HeldPort port : ports) {
            port.close();
        }
    }

    static Stream<Arguments> setUp() {
        return Stream.concat(started(V10_11, 7, 14), started(V12, 7, 14));
    }

    static Stream<Arguments> loading() {
        return Stream.concat(started(V10_11, 15, 22), started(V12, 14, 21));
    }

    static Stream<Arguments> ready() {
        return Stream.concat(started(V10_11, 22, 27), started(V12, 21, 26));
    }

    private static Stream<Arguments> started(ServerVersion version, int from, int to) {
        return transcript("startup", version).exchanges().subList(from, to).stream()
                .map(exchange -> Arguments.of(version, exchange));
    }

    private static Transcript transcript(String name, ServerVersion version) {
        return Transcript.of(name, version == V12 ? Transcript.JELLYFIN_12 : Transcript.JELLYFIN_10_11);
    }

    @ParameterizedTest
    @MethodSource("setUp")
    void setUpServerAnswersAsRecorded(ServerVersion version, Exchange recorded) throws Exception {
        assertAlike(fresh(version), Phase.SET_UP, recorded);
    }

    @ParameterizedTest
    @MethodSource("loading")
    void loadingServerAnswersAsRecorded(ServerVersion version, Exchange recorded) throws Exception {
        assertAlike(fresh(version), Phase.LOADING, recorded);
    }

    @ParameterizedTest
    @MethodSource("ready")
    void readyServerAnswersAsRecorded(ServerVersion version, Exchange recorded) throws Exception {
        assertAlike(fresh(version), Phase.READY, recorded);
    }

    private FakeJellyfin fresh(ServerVersion version) throws Exception {
        FakeOptions fresh = FakeOptions.beforeWizard().withVersion(version);
        return started(version == V12 ? fresh.withServerName("gamma") : fresh);
    }

    private static void assertAlike(FakeJellyfin server, Phase phase, Exchange recorded) throws Exception {
        Captures captures = new Captures("127.0.0.1:" + server.port(), server.serverId());
        Soon.value(server.phase(phase));

        RawResponse answer = client(server).send(recorded.request().method(), recorded.bytes(captures));

        assertThat(new Likeness(captures).differences(recorded.response(), answer))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void everyRestartAnswerHasItsPhase(ServerVersion version) throws Exception {
        List<Exchange> restart = transcript("restart", version).exchanges();
        fake = started(FakeOptions.recorded().withVersion(version));
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
