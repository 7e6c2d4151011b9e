package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Likeness;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.testing.Transcript;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that nobody has set up yet, against the recordings of real ones. */
@ExtendWith(VertxExtension.class)
class BeforeWizardTest {
    private static final String BASE = "/jellyfin";

    private FakeJellyfin fake;

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void wizardAnswersAsRecorded(ServerVersion version, Vertx vertx) throws Exception {
        start(vertx, options(version));

        assertThat(differences("wizard", version)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void serverWithABaseUrlAnswersAsRecorded(ServerVersion version, Vertx vertx) throws Exception {
        start(vertx, options(version).withBaseUrl(BASE));

        assertThat(differences("base-url", version)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void serverWithoutOneAnswersOtherwise(ServerVersion version, Vertx vertx) throws Exception {
        start(vertx, options(version));

        assertThat(differences("base-url", version)).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jellyfinX", "/jellyfinx/Users/Public"})
    void whatOnlyBeginsWithTheLettersOfTheBaseIsNotFound(String target, Vertx vertx) throws Exception {
        start(vertx, options(ServerVersion.V10_11).withBaseUrl(BASE));

        assertThat(client().send("GET", target).status()).isEqualTo(404);
    }

    private static FakeOptions options(ServerVersion version) {
        FakeOptions options = FakeOptions.beforeWizard().withVersion(version).onSecret(Secrets::heed);
        return version == ServerVersion.V12 ? options.withServerName("gamma") : options;
    }

    private void start(Vertx vertx, FakeOptions options) throws Exception {
        fake = Soon.value(FakeJellyfin.create(vertx, options).listen(0));
    }

    private RawClient client() {
        return new RawClient("127.0.0.1", fake.port());
    }

    private List<String> differences(String transcript, ServerVersion version) throws IOException {
        String directory = version == ServerVersion.V12 ? Transcript.JELLYFIN_12 : Transcript.JELLYFIN_10_11;
        Captures captures = new Captures("127.0.0.1:" + fake.port(), fake.serverId());
        List<String> found = new ArrayList<>();
        for (Exchange exchange : Transcript.of(transcript, directory).exchanges()) {
            RawResponse answer = client().send(exchange.request().method(), exchange.bytes(captures));
            new Likeness(captures)
                    .differences(exchange.response(), answer)
                    .forEach(difference -> found.add(exchange.name() + " " + difference));
        }
        return found;
    }
}
