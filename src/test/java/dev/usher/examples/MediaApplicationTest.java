package dev.usher.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaApplicationTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/usher/examples/MediaApplication.java");

    private final Vertx vertx = Vertx.vertx();
    private final MediaApplication application = new MediaApplication();
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        FakeJellyfin jellyfin =
                Soon.value(FakeJellyfin.create(vertx, FakeOptions.household().onSecret(Secrets::heed))
                        .listen(0));
        JsonObject config = new JsonObject().put("jellyfin", jellyfin.url()).put("port", 0);
        Soon.value(vertx.deployVerticle(application, new DeploymentOptions().setConfig(config)));
        client = new RawClient("127.0.0.1", application.server.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @Test
    void theGatewayAnswersBeneathItsMountPoint() throws Exception {
        RawResponse first = client.send("GET", "/media/Users/Public");
        RawResponse second = client.send("GET", "/media/Users/Public");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("\"Name\":\"Irmak\"");
        assertThat(second.field("cache-status"))
                .hasValueSatisfying(status -> assertThat(status).startsWith("usher/home;hit"));
    }

    @Test
    void aStreamIsRelayedBeneathTheMountPoint() throws Exception {
        assertThat(client.send("GET", "/media/System/Ping").text()).isEqualTo("\"Jellyfin Server\"");
    }

    @Test
    void theRestOfTheApplicationIsItsOwn() throws Exception {
        assertThat(client.send("GET", "/").text()).isEqualTo("My own application");
        assertThat(client.send("GET", "/Users/Public").status()).isEqualTo(404);
    }

    @Test
    void theProgramIsShorterThanTwentyFiveLines() throws Exception {
        assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(25);
    }

    @Test
    void theReadmeShowsThisVeryProgram() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + Files.readString(SOURCE) + "```");
    }
}
