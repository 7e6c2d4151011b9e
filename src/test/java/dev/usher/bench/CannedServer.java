package dev.usher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A process of its own that answers everything with one recorded user, so that only a client's cost is measured. */
public final class CannedServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private CannedServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static CannedServer start() throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CannedServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new CannedServer(process, Integer.parseInt(out.readLine()));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Prints its port, and serves until it is ended. */
    public static void main(String[] args) throws Exception {
        Buffer user = Buffer.buffer(recordedUser());
        int port = Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .putHeader("Server", "Kestrel")
                        .putHeader("X-Response-Time-ms", "11.405")
                        .end(user))
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS)
                .actualPort();
        System.out.println(port);
    }

    private static String recordedUser() throws IOException {
        try (InputStream file = CannedServer.class.getResourceAsStream("/recorded/10.11.11/operations.json")) {
            for (JsonNode exchange : new ObjectMapper().readTree(file).path("exchanges")) {
                if (exchange.path("name").asText().equals("GetCurrentUser")) {
                    return exchange.path("response")
                            .path("body")
                            .asText()
                            .replaceAll("\\{\\{[a-z.]+}}", "0123456789abcdef0123456789abcdef");
                }
            }
        }
        throw new IllegalStateException("GetCurrentUser was not recorded");
    }
}
