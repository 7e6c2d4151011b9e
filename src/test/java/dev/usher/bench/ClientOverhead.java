package dev.usher.bench;

import dev.usher.client.UsersClient;
import dev.usher.client.UsersClientOptions;
import dev.usher.model.AccessToken;
import dev.usher.model.UserDto;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the typed client costs beside a Web Client that asks the same and decodes the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ClientOverhead {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String CREDENTIAL = "MediaBrowser Client=\"Usher\", Device=\"Java\", DeviceId=\"bench\","
            + " Version=\"0.1\", Token=\"" + TOKEN + "\"";

    private CannedServer server;
    private Vertx vertx;
    private UsersClient typed;
    private WebClient bare;

    @Setup
    public void open() throws IOException {
        server = CannedServer.start();
        vertx = Vertx.vertx();
        typed = UsersClient.create(
                        vertx,
                        new UsersClientOptions()
                                .setUrl("http://127.0.0.1:" + server.port())
                                .setDeviceId("bench"))
                .withToken(new AccessToken(TOKEN));
        bare = WebClient.create(vertx);
    }

    @TearDown
    public void close() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
        server.close();
    }

    @Benchmark
    public UserDto typedClient() throws Exception {
        return typed.getCurrentUser().await(30, TimeUnit.SECONDS);
    }

    @Benchmark
    public JsonObject bareWebClient() throws Exception {
        return bare.get(server.port(), "127.0.0.1", "/Users/Me")
                .putHeader("Authorization", CREDENTIAL)
                .putHeader("Accept", "application/json")
                .send()
                .await(30, TimeUnit.SECONDS)
                .bodyAsJsonObject();
    }
}
