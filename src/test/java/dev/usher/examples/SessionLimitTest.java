package dev.usher.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.model.Password;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLimitTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/usher/examples/SessionLimit.java");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @Test
    void everyUserGetsTwoSessionsAndKeepsAllElse() throws Exception {
        FakeJellyfin jellyfin =
                Soon.value(FakeJellyfin.create(vertx, FakeOptions.household().onSecret(Secrets::heed))
                        .listen(0));

        Soon.value(SessionLimit.limit(vertx, jellyfin.url(), "root", new Password("correct horse")));

        List<JsonObject> policies = jellyfin.requests().stream()
                .filter(request -> request.path().endsWith("/Policy"))
                .map(ReceivedRequest::body)
                .map(JsonObject::new)
                .toList();
        assertThat(policies).hasSize(5).allSatisfy(policy -> {
            assertThat(policy.getInteger("MaxActiveSessions")).isEqualTo(2);
            assertThat(policy.getString("SyncPlayAccess")).isEqualTo("CreateAndJoinGroups");
        });
        assertThat(policies)
                .extracting(policy -> policy.getBoolean("IsAdministrator"))
                .containsOnlyOnce(true);
    }

    @Test
    void theProgramIsShorterThanThirtyLines() throws Exception {
        assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(30);
    }

    @Test
    void theReadmeShowsThisVeryProgram() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + Files.readString(SOURCE) + "```");
    }
}
