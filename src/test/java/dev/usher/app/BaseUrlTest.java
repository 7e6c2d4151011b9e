package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and gateways that answer below a path. */
class BaseUrlTest extends BaseUrlCase {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', '', ''",
                "'', /jellyfin, /jellyfin",
                "'', /jellyfin, /jellyfin/",
                "'', /Media/TV, /media/tv",
                "/media, '', ''",
                "/media, /jellyfin, /jellyfin",
                "/media/tv, /a/b, /a/b",
                "/jellyfin, /jellyfin, /jellyfin"
            })
    void operationsAreMatchedAndStreamsPass(String outer, String base, String known, Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, outer, base, known);
        String upstream = known.endsWith("/") ? known.substring(0, known.length() - 1) : known;

        for (String server : List.of("", "/servers/home")) {
            jellyfin.forgetRequests();
            assertThat(client.send("GET", outer + server + "/users/x/../%50ublic/?")
                            .field("Cache-Status"))
                    .hasValueSatisfying(status -> assertThat(status).startsWith("usher/home;"));
            assertThat(client.send("GET", outer + server + "/System/Info/Public?x=%2F")
                            .text())
                    .contains("\"ServerName\":\"home\"");
            assertThat(jellyfin.requests())
                    .extracting(ReceivedRequest::target)
                    .contains(upstream + "/System/Info/Public?x=%2F")
                    .allMatch(target -> target.startsWith(upstream + "/"));
        }
        assertThat(client.send("GET", (outer + LIST).toUpperCase().replace("PUBLIC", "Public"))
                        .text())
                .contains("Irmak");
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/", "/mediaX/Users/Public", "/%6Dedia/Users/Public", "/x/../media/Users"})
    @Proves("listen.base-path")
    void nothingIsBesideTheBasePath(String target, Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "/media", "", "");

        RawResponse answer = client.send("GET", target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("urn:usher:problem:outside-base-path", "listen.base-path");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void nobodyClimbsOutOfABase(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "/media", BASE, BASE);

        assertThat(client.send("GET", "/media/../System/Ping").status()).isEqualTo(400);
        assertThat(client.send("GET", "/media/%2e%2e/%2e./System/Ping").status())
                .isEqualTo(400);
        assertThat(jellyfin.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', /, api-docs/swagger",
        "'', /jellyfin, /, api-docs/swagger",
        "/media, '', /media/, api-docs/swagger",
        "/media, '', /media, /media/api-docs/swagger",
        "/media, /jellyfin, /media, /media/api-docs/swagger",
        "/media, /jellyfin, /media/?x=1, api-docs/swagger",
        "'', /jellyfin, /servers/home, /servers/home/api-docs/swagger",
        "/media, /jellyfin, /media/servers/home, /media/servers/home/api-docs/swagger",
        "/media, /jellyfin, /media/servers/home/, api-docs/swagger",
    })
    void theRedirectToTheWebClientArrives(String outer, String base, String target, String location, Vertx vertx)
            throws Exception {
        RawResponse answer = gateway(vertx, outer, base, base).send("GET", target);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.field("Location")).hasValue(location);
        assertThat(log.lines()).isEmpty();
    }
}
