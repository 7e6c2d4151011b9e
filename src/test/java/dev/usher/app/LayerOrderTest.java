package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Layers;
import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order in which a request passes the layers. Whoever changes it changes this test, and says why. */
class LayerOrderTest {
    private static final Wiring WIRING = wiring();

    private static Wiring wiring() {
        ManualTime time = new ManualTime();
        return new Wiring(
                new GatewayOptions()
                        .server("home", "http://home.example:8096")
                        .server("cabin", "http://cabin.example:8096")
                        .settings(),
                new Clockwork(time, time, time),
                new Random(1));
    }

    private static SharedServer home() {
        return WIRING.servers().get(0);
    }

    static Stream<Layers> stacks() {
        return Stream.of(
                WIRING.operations().before("home"),
                WIRING.operations().beforeAll(List.of("home"), Map.of()),
                WIRING.operations().of(home()),
                WIRING.streams().of(home()));
    }

    @Test
    void serversStandInTheOrderOfTheSettings() {
        assertThat(WIRING.servers()).extracting(SharedServer::name).containsExactly("home", "cabin");
    }

    @Test
    void anOperationThatManyAnswerFansOutBeneathTheLimit() {
        assertThat(WIRING.operations().beforeAll(List.of("home"), Map.of()).names())
                .containsExactly("observe", "rate limit", "acceptance", "legacy", "login body", "fan-out", "failures");
    }

    @Test
    void anOperationThatOneAnswersPassesTheseBeforeItBelongsToThatServer() {
        assertThat(WIRING.operations().before("home").names())
                .containsExactly("observe", "rate limit", "acceptance", "legacy", "login body", "failures");
    }

    @Test
    void anOperationOfAServerPassesThese() {
        assertThat(WIRING.operations().of(home()).names())
                .containsExactly(
                        "cache",
                        "deletions",
                        "collapse",
                        "signpost",
                        "retry",
                        "circuit",
                        "logins",
                        "concurrency",
                        "health",
                        "dress");
    }

    @Test
    void aStreamPassesThese() {
        assertThat(WIRING.streams().of(home()).names())
                .containsExactly(
                        "observe",
                        "rate limit",
                        "legacy",
                        "house",
                        "page",
                        "preflight",
                        "failures",
                        "cache",
                        "collapse",
                        "gather",
                        "picture age",
                        "circuit",
                        "quiet",
                        "watch",
                        "location",
                        "signpost",
                        "health",
                        "dress");
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyLayerStandsWhereItDoesForAReason(Layers layers) {
        List<String> lines = layers.toString().lines().toList();

        assertThat(lines).hasSameSizeAs(layers.names());
        for (int i = 0; i < lines.size(); i++) {
            String name = layers.names().get(i);
            assertThat(lines.get(i)).startsWith(name);
            assertThat(lines.get(i).substring(name.length()).strip())
                    .as("the reason of %s", name)
                    .hasSizeGreaterThan(15)
                    .contains(" ");
        }
    }
}
