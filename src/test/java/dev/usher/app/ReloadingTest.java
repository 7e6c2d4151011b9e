package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.config.Settings;
import dev.usher.testing.LogOf;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(VertxExtension.class)
class ReloadingTest {
    private static final String SECRET = Secrets.register("what-the-settings-held");

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.app");

    private static final class Bug {
        private static Future<Reloaded> meet(Settings settings) {
            return Future.failedFuture(new IllegalStateException("the secret is " + SECRET));
        }
    }

    @Test
    void aBugIsWrittenDownByItsKindAndPlaceAndWithoutItsMessage(Vertx vertx) {
        Reloading reloading = new Reloading(vertx, Bug::meet);

        assertThatThrownBy(() -> Soon.value(reloading.from(Settings::defaults)));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("the settings could not be taken over: java.lang.IllegalStateException at ")
                .contains("ReloadingTest$Bug.meet(")
                .doesNotContain(SECRET);
    }
}
