package dev.usher.app;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.SeedUser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntFunction;

/** Two made-up servers and the gateway in front of both. */
final class Demo {
    private static final String HERE = "127.0.0.1";
    private static final int GATEWAY = 8095;
    private static final int HOME = 8196;
    private static final int CABIN = 8197;
    private static final int CONTROL = 100;
    private static final int ADMIN = 9096;

    private final FakeJellyfin home;
    private final FakeJellyfin cabin;
    private final GatewayVerticle gateway;
    private final Path secret;

    private Demo(FakeJellyfin home, FakeJellyfin cabin, GatewayVerticle gateway, Path secret) {
        this.home = home;
        this.cabin = cabin;
        this.gateway = gateway;
        this.secret = secret;
    }

    /** Starts all three, each on its usual port or, if that is taken, on a free one. */
    static Future<Demo> start(Vertx vertx, DemoSettings settings) {
        Path secret = Path.of(System.getProperty("java.io.tmpdir"), "usher-demo-" + UUID.randomUUID() + ".secret");
        secret.toFile().deleteOnExit();
        return fake(vertx, household("home", "Irmak", "Zoë"), settings, HOME)
                .compose(home -> fake(vertx, household("cabin", "Mila", "Otto"), settings, CABIN)
                        .compose(cabin -> gateway(vertx, options(home, cabin, secret), settings)
                                .map(gateway -> new Demo(home, cabin, gateway, secret))));
    }

    private static GatewayOptions options(FakeJellyfin home, FakeJellyfin cabin, Path secret) {
        return new GatewayOptions()
                .server("home", home.url())
                .server("cabin", cabin.url())
                .aggregate("home", "cabin")
                .set("admin.secret-file", secret.toString());
    }

    private static FakeOptions household(String name, String first, String second) {
        return FakeOptions.household()
                .withServerName(name)
                .withUsers(List.of(
                        SeedUser.named("root", "correct horse")
                                .asAdministrator()
                                .asHidden(),
                        SeedUser.named(first, "battery staple"),
                        SeedUser.named(second, "tr0ub4dor"),
                        SeedUser.named("guest", "")));
    }

    private static Future<FakeJellyfin> fake(Vertx vertx, FakeOptions household, DemoSettings settings, int usual) {
        FakeOptions paced = household.withPace(settings.paced());
        return orElsewhere(
                settings.isAnywhere() ? 0 : usual,
                wanted -> FakeJellyfin.create(vertx, paced.withAdmin(wanted == 0 ? 0 : wanted + CONTROL))
                        .listen(wanted));
    }

    private static Future<GatewayVerticle> gateway(Vertx vertx, GatewayOptions options, DemoSettings settings) {
        IntFunction<Future<GatewayVerticle>> listen = wanted -> orElsewhere(
                settings.isAnywhere() ? 0 : ADMIN,
                admin -> deploy(vertx, options.listen(HERE, wanted).set("admin.port", admin)));
        OptionalInt port = settings.port();
        return port.isPresent() ? only(port.getAsInt(), listen) : orElsewhere(GATEWAY, listen);
    }

    private static Future<GatewayVerticle> only(int port, IntFunction<Future<GatewayVerticle>> listen) {
        return listen.apply(port)
                .recover(refused -> Future.failedFuture(new IllegalStateException(
                        "The demo cannot listen on " + HERE + ":" + port
                                + ": something else may do so. Give another --port, or none for any that is free.",
                        refused)));
    }

    private static Future<GatewayVerticle> deploy(Vertx vertx, GatewayOptions options) {
        GatewayVerticle gateway = new GatewayVerticle(options);
        return vertx.deployVerticle(gateway).map(gateway);
    }

    private static <T> Future<T> orElsewhere(int usual, IntFunction<Future<T>> listen) {
        return listen.apply(usual).recover(taken -> listen.apply(0));
    }

    GatewayVerticle gateway() {
        return gateway;
    }

    /** What there is, and what to try. */
    String welcome() {
        return String.join(
                System.lineSeparator(),
                "Two made-up Jellyfin servers and Usher in front of them:",
                "",
                "  Usher   " + at(gateway.port()) + "   for its administrator: " + at(gateway.adminPort()),
                "  home    " + home.url() + "   its switch: POST " + at(home.adminPort())
                        + "/fake/{stop,start,restart}",
                "  cabin   " + cabin.url() + "   its switch: POST " + at(cabin.adminPort())
                        + "/fake/{stop,start,restart}",
                "",
                "Try in another terminal, in this order:",
                "",
                "  # one list of the users of both, and how long it took; the second time it comes from the cache",
                "  curl -si -w '\\n%{time_total} s\\n' " + at(gateway.port()) + "/Users/Public",
                "  curl -si -w '\\n%{time_total} s\\n' " + at(gateway.port()) + "/Users/Public",
                "",
                "  # the same list from one of the servers itself",
                "  curl -si -w '\\n%{time_total} s\\n' " + home.url() + "/Users/Public",
                "",
                "  # a server is gone: what was stored of it stands in for it, and Proxy-Status says so once that is stale",
                "  curl -X POST " + at(cabin.adminPort()) + "/fake/stop",
                "  sleep 61; curl -si " + at(gateway.port()) + "/Users/Public",
                "",
                "  # a server restarts: the login waits for it, a few seconds, and succeeds",
                "  curl -X POST " + at(home.adminPort()) + "/fake/restart",
                "  curl -si -w '\\n%{time_total} s\\n' " + at(gateway.port()) + "/Users/AuthenticateByName \\",
                "    -H 'Authorization: MediaBrowser Client=\"curl\", Device=\"terminal\", DeviceId=\"demo\", Version=\"1\"' \\",
                "    -H 'Content-Type: application/json' -d '{\"Username\": \"guest\"}'",
                "",
                "  # a flood is refused: 3000 requests over one connection, of which 200 are admitted at once",
                "  curl -s -o /dev/null -D - '" + at(gateway.port())
                        + "/Users/Public?[1-3000]' | grep -A 6 429 | head -7",
                "",
                "  # what the administrator sees of all that",
                "  curl -s " + at(gateway.adminPort()) + "/usher/status -H \"Authorization: Bearer $(cat " + secret
                        + ")\"",
                "  curl -s " + at(gateway.adminPort()) + "/metrics | grep usher_cache",
                "",
                "Ctrl-C ends the demo.");
    }

    private static String at(int port) {
        return "http://" + HERE + ":" + port;
    }
}
