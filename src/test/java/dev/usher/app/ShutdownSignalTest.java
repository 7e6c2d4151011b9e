package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The process as its supervisor sees it: told to end, it lets what is under way finish. */
@ExtendWith(VertxExtension.class)
class ShutdownSignalTest {
    private static final Pattern WHERE = Pattern.compile("http://127.0.0.1:([0-9]+) for.*http://127.0.0.1:([0-9]+)");
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path directory;

    private Process serve(String url) throws IOException {
        Path file = Files.writeString(
                directory.resolve("usher.yaml"),
                "listen: {host: 127.0.0.1, port: 0}\n"
                        + "servers: {home: {url: \"" + url + "\"}}\n"
                        + "access-log: {format: logfmt}\n"
                        + "drain: {patience: 1h}\n"
                        + "admin: {port: 0, secret-file: " + directory.resolve("secret") + "}\n");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--config",
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static Matcher where(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher where = WHERE.matcher(line);
            if (where.find()) {
                return where;
            }
        }
        throw new AssertionError("it ended: " + said);
    }

    private static boolean isRefused(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    @Timeout(180)
    void requestUnderWayIsAnsweredAfterTheSignalAndItsLineIsWritten(Vertx vertx) throws Exception {
        Promise<HttpServerResponse> asked = Promise.promise();
        HttpServer server = Soon.value(vertx.createHttpServer()
                .requestHandler(request -> asked.tryComplete(request.response()))
                .listen(0, "127.0.0.1"));
        Process process = serve("http://127.0.0.1:" + server.actualPort());
        try (BufferedReader output = process.inputReader()) {
            Matcher where = where(output);
            int main = Integer.parseInt(where.group(1));
            CompletableFuture<RawResponse> underWay = CompletableFuture.supplyAsync(() -> ask(main));
            HttpServerResponse held = Soon.value(asked.future());

            process.toHandle().destroy();

            int admin = Integer.parseInt(where.group(2));
            Soon.until(() -> isRefused(main));
            assertThat(Front.client(admin).send("GET", "/usher/health/ready").status())
                    .isEqualTo(503);
            assertThat(Front.client(admin).send("GET", "/usher/health/live").status())
                    .isEqualTo(200);
            held.end("done");
            assertThat(underWay.join().text()).isEqualTo("done");
            assertThat(output.lines())
                    .anyMatch(line -> line.contains("operation=OTHER server=home status=200 bytes=4"));
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
    }

    private static RawResponse ask(int port) {
        try {
            return Front.client(port).send("GET", "/Videos/1/stream");
        } catch (IOException cut) {
            throw new AssertionError(cut);
        }
    }
}
