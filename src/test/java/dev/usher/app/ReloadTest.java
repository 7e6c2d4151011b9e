package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that change while the gateway runs. */
class ReloadTest extends ReloadCase {
    @Test
    void limitsChangeAndWhoHasPaidHasPaid(Vertx vertx) throws Exception {
        Operated operated = Operated.open(
                vertx, options.set("limits.address.rate", "1/hour").set("limits.address.burst", 2));
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).status()).isEqualTo(429);

        options.set("limits.address.burst", 3);
        assertThat(inEffect(operated)).containsExactly("limits.address.burst");

        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).status()).isEqualTo(429);
    }

    @Test
    void whatTheEdgeHasReadOfTheSettingsChanges(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options.server("cabin", home.url()));
        options.set("trusted-proxies.addresses", List.of("127.0.0.1"))
                .set("cache.max-bytes", 0)
                .set("lan", List.of("10.0.0.0/8"));

        assertThat(inEffect(operated)).containsExactly("cache.max-bytes", "lan", "trusted-proxies.addresses");

        operated.get(INFO, "X-Forwarded-For: 203.0.113.7");
        assertThat(home.requests().get(0).fields().get("X-Forwarded-For")).isEqualTo("203.0.113.7");
        operated.get(LIST);
        assertThat(operated.get(LIST).field("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).doesNotContain(";hit"));
    }

    @Test
    void whatCannotChangeSaysSoEachTime(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);
        options.set("listen.port", 1)
                .set("id", "other")
                .set("drain.patience", "1s")
                .set("lan", List.of());

        RawResponse first = reload(operated);
        assertThat(strings(first, "in_effect")).containsExactly("lan");
        assertThat(strings(first, "with_the_next_start")).containsExactly("listen.port", "id", "drain.patience");
        RawResponse second = reload(operated);
        assertThat(strings(second, "in_effect")).isEmpty();
        assertThat(strings(second, "with_the_next_start")).hasSize(3);

        assertThat(operated.get(INFO).status()).isEqualTo(200);
        assertThat(log.lines()).contains("listen.port: changes with the next start");
    }

    @Test
    void settingsThatAreNotRightLeaveThoseBeforeInPlaceAndAreToldWhole(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);
        options.set("limits.address.burst", 0).set("cache.max-bytes", "much").set("lan", List.of("10.0.0.0/8"));

        RawResponse answer = reload(operated);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.text());
        assertThat(problem.getString("type")).isEqualTo("urn:usher:problem:invalid-settings");
        assertThat(problem.getString("request_id")).isNotEmpty();
        assertThat(problem.getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getString("path")))
                .containsExactly("limits.address.burst", "cache.max-bytes");
        assertThat(log.lines()).anyMatch(line -> line.contains("stay in effect: limits.address.burst: "));
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).field("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).contains(";hit"));
    }

    @Test
    void onlyWhoKnowsTheSecretReloadsAndOnlyByPost(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);

        assertThat(operated.admin().send("POST", "/reload", "Content-Length: 0").status())
                .isEqualTo(401);
        assertThat(operated.admin()
                        .send("POST", "/reload", "Authorization: Bearer " + Operated.SECRET, "Content-Length: 0")
                        .status())
                .isEqualTo(415);
        assertThat(operated.ask("/reload", Operated.SECRET).status()).isEqualTo(405);
    }

    @Test
    void anApplicationReloadsWhatItHasMounted(Vertx vertx) throws Exception {
        Gateway gateway = Gateway.create(vertx, options);

        Reloaded result = Soon.value(gateway.reload(new GatewayOptions(options.toJson())
                .set("cache.max-bytes", "1MiB")
                .set("listen.port", 1)));

        assertThat(result.inEffect()).containsExactly("cache.max-bytes");
        assertThat(result.waiting()).containsExactly("listen.port");
        assertThatThrownBy(() -> Soon.value(gateway.reload(new GatewayOptions())))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        Soon.value(gateway.close());
    }
}
