package dev.usher.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.UsersClient;
import dev.usher.client.UsersClientOptions;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.model.UserDto;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.future.FutureKt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the README says of those who await something else than a future of Vert.x. */
class OtherFuturesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private CompletionStage<List<UserDto>> stage;

    @BeforeEach
    void ask() throws Exception {
        FakeJellyfin jellyfin =
                Soon.value(FakeJellyfin.create(vertx, FakeOptions.household().onSecret(Secrets::heed))
                        .listen(0));
        UsersClientOptions options =
                new UsersClientOptions().setUrl(jellyfin.url()).setDeviceId("other");
        stage = UsersClient.create(vertx, options).getPublicUsers().toCompletionStage();
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @Test
    void mutinyTakesTheStage() {
        assertThat(Uni.createFrom().completionStage(() -> stage).await().atMost(PATIENCE))
                .hasSize(3);
    }

    @Test
    void rxJavaTakesTheStage() {
        assertThat(Single.fromCompletionStage(stage)
                        .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .blockingGet())
                .hasSize(3);
    }

    @Test
    void coroutineAwaitsTheStage() throws Exception {
        Object users = BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE, (scope, continuation) -> FutureKt.await(stage, continuation));

        assertThat((List<?>) users).hasSize(3);
    }

    @Test
    void theReadmeSaysJustThat() throws Exception {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("Uni.createFrom().completionStage(() -> stage)")
                .contains("Single.fromCompletionStage(stage)")
                .contains("stage.await()");
    }
}
