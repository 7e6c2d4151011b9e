package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.LogOf;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A configuration file that changes while the gateway runs. */
@ExtendWith(VertxExtension.class)
class FollowedFileTest {
    private static final String PATH = "/System/Info/Public";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.app");

    @TempDir
    Path directory;

    private FakeJellyfin home;
    private FakeJellyfin cabin;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        home = Front.fake(vertx, FakeOptions.household().withServerName("home"));
        cabin = Front.fake(vertx, FakeOptions.household().withServerName("cabin"));
    }

    private static String yaml(String url) {
        return "servers: {home: {url: \"" + url + "\"}}\nlisten: {host: 127.0.0.1, port: 0, event-loops: 1}\n"
                + "admin: {enabled: false}\n";
    }

    private static int follow(Vertx vertx, Path file) throws Exception {
        SettingsSource source = new SettingsSource(file);
        GatewayVerticle gateway = new GatewayVerticle(source.call(), source);
        Soon.value(vertx.deployVerticle(gateway));
        gateway.follow(source, Duration.ofMillis(10));
        return gateway.port();
    }

    /** The file holds {@code text} from one moment to the next, and is never seen half written. */
    private void replace(Path file, String text) throws IOException {
        Path next = Files.writeString(directory.resolve("next.yaml"), text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitLine(String beginning) {
        Soon.until(() -> log.lines().stream().anyMatch(line -> line.startsWith(beginning)));
    }

    private static void awaitServer(int port, String name) {
        Soon.until(() -> {
            try {
                return Front.client(port).send("GET", PATH).text().contains("\"ServerName\":\"" + name + "\"");
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    @Test
    void aFileThatIsWrittenAnewOrReplacedIsTakenOver(Vertx vertx) throws Exception {
        Path file = Files.writeString(directory.resolve("usher.yaml"), yaml(home.url()));
        int port = follow(vertx, file);
        awaitServer(port, "home");

        Files.writeString(file, yaml(cabin.url()));
        awaitServer(port, "cabin");

        replace(file, yaml(home.url()));
        awaitServer(port, "home");
    }

    @Test
    void aLinkThatLeadsElsewhereIsFollowed(Vertx vertx) throws Exception {
        Path one = Files.createDirectory(directory.resolve("..1"));
        Path other = Files.createDirectory(directory.resolve("..2"));
        Files.writeString(one.resolve("usher.yaml"), yaml(home.url()));
        Files.writeString(other.resolve("usher.yaml"), yaml(cabin.url()));
        Path data = Files.createSymbolicLink(directory.resolve("..data"), one);
        int port = follow(vertx, data.resolve("usher.yaml"));
        awaitServer(port, "home");

        Path swapped = Files.createSymbolicLink(directory.resolve("..data_tmp"), other);
        Files.move(swapped, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        awaitServer(port, "cabin");
    }

    @Test
    void aFileThatTheFileNamesIsFollowedToo(Vertx vertx) throws Exception {
        Path url = Files.writeString(directory.resolve("url"), home.url());
        int port = follow(vertx, Files.writeString(directory.resolve("usher.yaml"), yaml("${file:" + url + "}")));
        awaitServer(port, "home");

        Files.writeString(url, cabin.url());

        awaitServer(port, "cabin");
    }

    @Test
    void aFileThatIsNotRightIsToldOnceAndChangesNothing(Vertx vertx) throws Exception {
        Path file = Files.writeString(directory.resolve("usher.yaml"), yaml(home.url()));
        int port = follow(vertx, file);

        replace(file, "servers: {home: {url: nowhere}}\nlimit: 1\n");
        awaitLine("the settings before stay in effect: limit: is not a known key");
        awaitLine("the settings before stay in effect: servers.home.url");
        assertThat(Front.client(port).send("GET", PATH).status()).isEqualTo(200);

        replace(file, yaml(cabin.url()));
        awaitServer(port, "cabin");
        assertThat(log.lines())
                .filteredOn(line -> line.contains("limit: is not"))
                .hasSize(1);
    }
}
