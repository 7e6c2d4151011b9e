package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.LogOf;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose url lacks its base path, as whoever runs the gateway sees it. */
@ExtendWith(VertxExtension.class)
class MisdirectedServerTest {
    private static final String LIST = "/Users/Public";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.servers");

    private FakeJellyfin jellyfin;
    private GatewayOptions options;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household().withBaseUrl("/jellyfin"));
        options = Front.unlimited(jellyfin.url());
    }

    private static String state(Operated operated) throws Exception {
        return operated.status().getJsonArray("servers").getJsonObject(0).getString("state");
    }

    @Test
    void itIsNotSaidToBeStarting(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);

        assertThat(operated.get(LIST).status()).isEqualTo(502);

        assertThat(state(operated)).isEqualTo("misdirected");
    }

    @Test
    void itIsToldAnewWhereAnotherUrlIsWrongTooAndForgottenWhereItIsRight(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);
        operated.get(LIST);

        Soon.value(operated.reload(options.server("home", jellyfin.url() + "/jelly")));
        operated.get(LIST);
        assertThat(log.lines())
                .filteredOn(line -> line.contains("servers.home.url must end in /jellyfin"))
                .hasSize(2);

        Soon.value(operated.reload(options.server("home", jellyfin.url() + "/jellyfin")));
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(state(operated)).isEqualTo("ready");
    }
}
