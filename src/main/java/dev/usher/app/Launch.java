package dev.usher.app;

import dev.usher.config.ListenSettings;
import dev.usher.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;

/** Starts the gateway and waits until the process is told to end. */
final class Launch implements Launcher {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final PrintWriter err;

    /** A gateway at work, and the words that greet whoever started it. */
    private record Running(GatewayVerticle gateway, String words) {}

    /** Tells {@code out} where it listens, and {@code err} why it does not. */
    Launch(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int serve(Settings settings, SettingsSource source) {
        return run(vertx -> serve(vertx, settings, source));
    }

    @Override
    public int demo(DemoSettings settings) {
        return run(vertx -> Demo.start(vertx, settings).map(demo -> new Running(demo.gateway(), demo.welcome())));
    }

    private static Future<Running> serve(Vertx vertx, Settings settings, SettingsSource source) {
        GatewayVerticle gateway = new GatewayVerticle(settings, source);
        ListenSettings listen = settings.listen();
        return vertx.deployVerticle(gateway)
                .onSuccess(deployed -> gateway.follow(source, LOOK_AGAIN))
                .map(deployed -> new Running(
                        gateway,
                        "Usher listens on " + (listen.tls().isOn() ? "https://" : "http://") + listen.host() + ":"
                                + gateway.port()
                                + listen.basePath() + " for "
                                + String.join(", ", settings.servers().keySet()) + "." + admin(settings, gateway)));
    }

    private static String admin(Settings settings, GatewayVerticle gateway) {
        return settings.admin().enabled()
                ? " Its admin listener is on http://" + settings.admin().host() + ":" + gateway.adminPort() + "."
                : "";
    }

    /** Runs what {@code start} starts, says what it says, and stays until the process is told to end. */
    private int run(Function<Vertx, Future<Running>> start) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        CountDownLatch refused = new CountDownLatch(1);
        Future<Running> started = start.apply(vertx);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(vertx, started), "usher-end"));
        started.onSuccess(running -> say(running.words())).onFailure(reason -> {
            err.println(reason.getMessage());
            err.flush();
            vertx.close().onComplete(closed -> refused.countDown());
        });
        try {
            refused.await();
        } catch (InterruptedException told) {
            return ExitCode.OK;
        }
        return ExitCode.SOFTWARE;
    }

    /** Vert.x cuts whatever is under way when it is closed: the gateway is undeployed before, and ends in its own good time. */
    private static void end(Vertx vertx, Future<Running> started) {
        Future<Void> ended = started.succeeded()
                ? vertx.undeploy(started.result().gateway().deploymentID())
                : Future.succeededFuture();
        ended.otherwiseEmpty().await();
        vertx.close().await();
    }

    private void say(String words) {
        out.println(words);
        out.flush();
    }
}
