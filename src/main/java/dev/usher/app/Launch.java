package dev.usher.app;

import dev.usher.config.ListenSettings;
import dev.usher.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;

/** Starts the gateway and waits until the process is told to end. */
final class Launch implements Launcher {
    private final PrintWriter out;
    private final PrintWriter err;

    /** Tells {@code out} where it listens, and {@code err} why it does not. */
    Launch(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int serve(Settings settings) {
        return run(vertx -> serve(vertx, settings));
    }

    @Override
    public int demo(DemoSettings settings) {
        return run(vertx -> Demo.start(vertx, settings).map(Demo::welcome));
    }

    private static Future<String> serve(Vertx vertx, Settings settings) {
        GatewayVerticle gateway = new GatewayVerticle(settings);
        ListenSettings listen = settings.listen();
        return vertx.deployVerticle(gateway)
                .map(deployed -> "Usher listens on " + (listen.tls().isOn() ? "https://" : "http://") + listen.host()
                        + ":" + gateway.port() + " for "
                        + String.join(", ", settings.servers().keySet()) + ".");
    }

    /** Runs what {@code start} starts, says what it says, and stays until the process is told to end. */
    private int run(Function<Vertx, Future<String>> start) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        CountDownLatch refused = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await(), "usher-end"));
        start.apply(vertx).onSuccess(this::say).onFailure(reason -> {
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

    private void say(String words) {
        out.println(words);
        out.flush();
    }
}
