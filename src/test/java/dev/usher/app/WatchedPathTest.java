package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stream that may change what the Users endpoints answer empties the store of its server; no other does. */
@ExtendWith(VertxExtension.class)
class WatchedPathTest {
    private FakeJellyfin jellyfin;
    private RawClient client;
    private String mine;
    private String other;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        client = Front.client(Front.open(vertx, Front.unlimited(jellyfin.url())));
        mine = login("mine");
        other = login("other");
        assertThat(fromStore(me(mine))).isFalse();
        assertThat(fromStore(me(mine))).isTrue();
    }

    @Test
    void logoutOfAnotherDeviceLeavesTheStoreAlone() throws Exception {
        assertThat(client.send("POST", "/Sessions/Logout", token(other), "Content-Length: 0")
                        .status())
                .isEqualTo(204);

        assertThat(fromStore(me(mine))).isTrue();
        assertThat(me(other).status()).isEqualTo(401);
    }

    @Test
    void tokenThatHasLoggedOutIsNotAnsweredFromStore() throws Exception {
        client.send("POST", "/Sessions/Logout", token(mine), "Content-Length: 0");

        assertThat(me(mine).status()).isEqualTo(401);
    }

    @Test
    void readAfterADeviceWasDeletedReachesTheServer() throws Exception {
        assertThat(client.send("DELETE", "/emby/devices?id=other", token(mine)).status())
                .isEqualTo(204);

        assertThat(fromStore(me(mine))).isFalse();
        assertThat(me(other).status()).isEqualTo(401);
    }

    @Test
    void refusedWriteEmptiesTheStoreAllTheSame() throws Exception {
        assertThat(client.send("DELETE", "/Devices?id=other").status()).isEqualTo(401);

        assertThat(fromStore(me(mine))).isFalse();
    }

    @Test
    void whoEmptiesTheStoreAgainAndAgainIsRefused(Vertx vertx) throws Exception {
        GatewayOptions options = Front.unlimited(jellyfin.url()).set("limits.address.rate", "1/hour");
        RawClient flood = Front.client(Front.open(vertx, options.set("limits.address.burst", 2)));

        assertThat(flood.send("DELETE", "/Devices?id=other").status()).isEqualTo(401);
        assertThat(flood.send("DELETE", "/Devices?id=other").status()).isEqualTo(401);
        assertThat(flood.send("DELETE", "/Devices?id=other").status()).isEqualTo(429);
        assertThat(flood.send("GET", "/System/Ping").status()).isEqualTo(200);
    }

    @Test
    void otherStreamsLeaveTheStoreAlone() throws Exception {
        client.send("POST", "/System/Ping", "Content-Length: 0");
        client.send("GET", "/System/Info/Public");

        assertThat(fromStore(me(mine))).isTrue();
    }

    private RawResponse me(String token) throws IOException {
        return client.send("GET", "/Users/Me", token(token));
    }

    private boolean fromStore(RawResponse answer) {
        boolean asked = !jellyfin.requests().isEmpty()
                && jellyfin.requests()
                        .get(jellyfin.requests().size() - 1)
                        .path()
                        .equals("/Users/Me");
        jellyfin.forgetRequests();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Cache-Status").orElseThrow()).contains(asked ? ";fwd=" : ";hit");
        return !asked;
    }

    private static String token(String token) {
        return "X-Emby-Token: " + token;
    }

    private String login(String device) throws IOException {
        String content = new JsonObject()
                .put("Username", "root")
                .put("Pw", "correct horse")
                .encode();
        String request = "POST /Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\n"
                + "Authorization: MediaBrowser Client=\"T\", Device=\"T\", DeviceId=\"" + device
                + "\", Version=\"1\"\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
        RawResponse answer = client.send("POST", request.getBytes(StandardCharsets.ISO_8859_1));
        return new JsonObject(answer.text()).getString("AccessToken");
    }
}
