package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request is called: by its client, or by the gateway where an error has to have a name. */
@ExtendWith(VertxExtension.class)
class RequestIdTest {
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        FakeJellyfin jellyfin = Front.fake(vertx, FakeOptions.household());
        client = Front.client(Front.open(vertx, Front.unlimited(jellyfin.url())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/System/Ping", "/servers/nobody/x"})
    void nameThatTheClientGaveComesBack(String target) throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(client.send("GET", target, "X-Request-Id: tv-42/a.b:c").field("X-Request-Id"))
                    .hasValue("tv-42/a.b:c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"x\"", "a\tb", "<script>", "{}", "\u00e9"})
    void nameThatCannotStandAnywhereIsReplacedWhereOneIsNeeded(String insane) throws Exception {
        assertThat(client.send("GET", "/System/Ping", "X-Request-Id: " + insane).field("X-Request-Id"))
                .isEmpty();
        assertThat(client.send("GET", "/servers/nobody/x", "X-Request-Id: " + insane)
                        .field("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    @Test
    void nameIsAtMost128Long() throws Exception {
        String longest = "x".repeat(128);

        assertThat(client.send("GET", "/System/Ping", "X-Request-Id: " + longest)
                        .field("X-Request-Id"))
                .hasValue(longest);
        assertThat(client.send("GET", "/System/Ping", "X-Request-Id: x" + longest)
                        .field("X-Request-Id"))
                .isEmpty();
    }

    @Test
    void answerThatIsNoErrorOfOursIsNotNamedUnasked() throws Exception {
        assertThat(client.send("GET", "/Users/Public").field("X-Request-Id")).isEmpty();
        assertThat(client.send("GET", "/Users/Me").status()).isEqualTo(401);
        assertThat(client.send("GET", "/Users/Me").field("X-Request-Id")).isEmpty();
    }

    @Test
    void errorOfOursHasANameOfItsOwnInFieldAndContent() throws Exception {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            RawResponse answer = client.send("GET", "/servers/nobody/x");
            String name = answer.field("X-Request-Id").orElseThrow();
            assertThat(new JsonObject(answer.text()).getString("request_id")).isEqualTo(name);
            assertThat(answer.field("Content-Length")).hasValue(Integer.toString(answer.body().length));
            names.add(name);
        }
        assertThat(names).hasSize(3);
    }
}
