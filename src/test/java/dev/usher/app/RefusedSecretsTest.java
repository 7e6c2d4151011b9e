package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No secret is in any log or error where a request is refused before anybody asks a server. */
class RefusedSecretsTest extends SecretsCase {
    @Test
    void whereTheLimitIsReached() throws Exception {
        GatewayOptions options =
                Front.unlimited(NOBODY).set("limits.address.rate", "1/hour").set("limits.address.burst", 1);
        int port = gateway(options);
        SecretRequest.operations().get(0).send(port);

        assertRefused(port, SecretRequest.operations(), 429);
    }

    @Test
    void whereTheContentIsTooLarge() throws Exception {
        int port = gateway(Front.unlimited(NOBODY).set("operation-body", "1KiB"));

        assertRefused(port, List.of(SecretRequest.largeLogin()), 413);
    }

    @Test
    void whereALoginCannotBeRead() throws Exception {
        assertRefused(gateway(Front.unlimited(NOBODY)), SecretRequest.unreadableLogins(), 400);
    }

    @Test
    void whereNoServerHasTheName() throws Exception {
        List<SecretRequest> elsewhere = SecretRequest.all().stream()
                .map(request -> request.beneath("/servers/nobody"))
                .toList();

        assertRefused(gateway(Front.unlimited(NOBODY)), elsewhere, 404);
    }

    @Test
    void whereTheTargetCannotBeRead() throws Exception {
        List<SecretRequest> elsewhere = SecretRequest.all().stream()
                .map(request -> request.beneath("http://elsewhere.example"))
                .toList();

        assertRefused(gateway(Front.unlimited(NOBODY)), elsewhere, 400);
    }

    @Test
    void whereAFieldCannotBeRead() throws Exception {
        List<SecretRequest> unreadable = SecretRequest.operations().stream()
                .map(request -> request.with("X-Emby-Authorization: MediaBrowser Client=\"\u00ff\""))
                .toList();
        int port = gateway(Front.unlimited(NOBODY));

        for (SecretRequest request : unreadable) {
            RawResponse answer = request.send(port);
            assertThat(answer.status()).as(request.toString()).isEqualTo(400);
            assertHidden(answer);
        }
    }
}
