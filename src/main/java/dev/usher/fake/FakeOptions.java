package dev.usher.fake;

import dev.usher.time.Clockwork;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a fake server is set up. Without {@code time} it lives in the time of this machine; {@code secrets} is told every
 * password and token that is set or minted, so that a test can look for them where they must not be.
 *
 * @param knownProxies addresses whose X-Forwarded-For is honoured; once there is one, loopback is trusted too
 * @param paced whether answers take the time a real server takes
 * @param adminPort where a second listener, 0 for any port and null for none, offers {@code POST /fake/stop}, {@code /fake/start} and {@code /fake/restart}
 */
public record FakeOptions(
        String serverName,
        List<SeedUser> users,
        boolean wizardCompleted,
        List<String> knownProxies,
        boolean paced,
        @Nullable Integer adminPort,
        @Nullable Clockwork time,
        RandomGenerator random,
        Consumer<String> secrets) {

    public FakeOptions {
        users = List.copyOf(users);
        knownProxies = List.copyOf(knownProxies);
    }

    /** A server with a household of five, ready to be used. */
    public static FakeOptions household() {
        return fresh("home")
                .withUsers(List.of(
                        SeedUser.named("root", "correct horse")
                                .asAdministrator()
                                .asHidden(),
                        SeedUser.named("Irmak", "battery staple"),
                        SeedUser.named("Zoë", "tr0ub4dor"),
                        SeedUser.named("guest", ""),
                        SeedUser.named("former", "long gone").asDisabled()));
    }

    /** The server with which the recordings begin: the wizard is done, and root is its only user. */
    public static FakeOptions recorded() {
        return fresh("vm")
                .withUsers(List.of(SeedUser.named("root", "correct horse")
                        .asAdministrator()
                        .asHidden()));
    }

    /** A server whose wizard has not been completed: it has no users. */
    public static FakeOptions beforeWizard() {
        FakeOptions fresh = fresh("alpha");
        return new FakeOptions(
                fresh.serverName, List.of(), false, List.of(), false, null, null, fresh.random, fresh.secrets);
    }

    private static FakeOptions fresh(String name) {
        return new FakeOptions(name, List.of(), true, List.of(), false, null, null, new SecureRandom(), secret -> {});
    }

    public FakeOptions withServerName(String name) {
        return new FakeOptions(name, users, wizardCompleted, knownProxies, paced, adminPort, time, random, secrets);
    }

    public FakeOptions withUsers(List<SeedUser> seeds) {
        return new FakeOptions(
                serverName, seeds, wizardCompleted, knownProxies, paced, adminPort, time, random, secrets);
    }

    public FakeOptions withKnownProxies(List<String> proxies) {
        return new FakeOptions(serverName, users, wizardCompleted, proxies, paced, adminPort, time, random, secrets);
    }

    public FakeOptions withPace(boolean real) {
        return new FakeOptions(
                serverName, users, wizardCompleted, knownProxies, real, adminPort, time, random, secrets);
    }

    public FakeOptions withAdmin(int port) {
        return new FakeOptions(serverName, users, wizardCompleted, knownProxies, paced, port, time, random, secrets);
    }

    public FakeOptions withTime(Clockwork clocks) {
        return new FakeOptions(
                serverName, users, wizardCompleted, knownProxies, paced, adminPort, clocks, random, secrets);
    }

    public FakeOptions onSecret(Consumer<String> listener) {
        return new FakeOptions(
                serverName, users, wizardCompleted, knownProxies, paced, adminPort, time, random, listener);
    }
}
