package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Soon;
import dev.usher.testing.browser.Tab;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of another origin, in a browser that holds it to that, talks to a server through the gateway. */
class BrowserTest extends BrowserCase {
    /** What the page tells of an answer, if it may read one. */
    private static final String TOLD = ".then(async answer => JSON.stringify({status: answer.status,"
            + " text: await answer.text()}), refused => JSON.stringify({text: String(refused)}))";

    private static final String CALLER =
            "'MediaBrowser Client=\"Web\", Device=\"Chromium\", DeviceId=\"one\", Version=\"1\"";
    private static final String LOGIN = ", {method: 'POST', headers: {Authorization: " + CALLER
            + "', 'Content-Type': 'application/json'},"
            + " body: JSON.stringify({Username: 'root', Pw: 'correct horse'})})";

    private FakeJellyfin jellyfin;
    private int port;
    private Tab tab;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url())
                .set("limits.logins.rate", "1/hour")
                .set("limits.logins.burst", 1);
        port = Front.open(vertx, options);
        tab = chromium.open(new Upright(vertx).url());
        tab.until("document.body.textContent === 'ok'");
    }

    private String url(String path) {
        return "'http://127.0.0.1:" + port + path + "'";
    }

    private JsonObject fetch(String path, String more) throws Exception {
        return new JsonObject(String.valueOf(tab.value("fetch(" + url(path) + more + TOLD)));
    }

    @Test
    void itReadsWhatEverybodyMay() throws Exception {
        for (int i = 0; i < 2; i++) {
            JsonObject answer = fetch("/Users/Public", ")");

            assertThat(answer.getInteger("status")).as(answer.encode()).isEqualTo(200);
            assertThat(new JsonArray(answer.getString("text"))).isNotEmpty();
        }
        assertThat(jellyfin.requests()).hasSize(1);
    }

    @Test
    void itSignsInAfterAskingWhetherItMay() throws Exception {
        JsonObject answer = fetch("/Users/AuthenticateByName", LOGIN);
        String token = new JsonObject(answer.getString("text")).getString("AccessToken");
        JsonObject me = fetch("/Users/Me", ", {headers: {Authorization: " + CALLER + ", Token=\"" + token + "\"'}})");

        assertThat(answer.getInteger("status")).isEqualTo(200);
        assertThat(new JsonObject(me.getString("text")).getString("Name")).isEqualTo("root");
        assertThat(jellyfin.requests().stream().map(request -> request.method() + " " + request.target()))
                .contains("OPTIONS /Users/AuthenticateByName", "OPTIONS /Users/Me");
    }

    @Test
    void itReadsErrorsOfTheServerAndOfTheGateway() throws Exception {
        assertThat(fetch("/Users/Me", ")").getInteger("status")).isEqualTo(401);
        assertThat(fetch("/Users/AuthenticateByName", LOGIN).getInteger("status"))
                .isEqualTo(200);

        JsonObject refused = fetch("/Users/AuthenticateByName", LOGIN);

        assertThat(refused.getInteger("status")).isEqualTo(429);
        assertThat(refused.getString("text")).contains("urn:usher:problem:");
        assertThat(fetch("/servers/none/Users", ")").getInteger("status")).isEqualTo(404);
    }

    @Test
    void itIsToldThatAServerIsAwayAndWhatItAsksThenWaits() throws Exception {
        fetch("/Users/Public", ")");
        Soon.value(jellyfin.stop());

        JsonObject refused = fetch("/System/Info", ", {headers: {Authorization: " + CALLER + "'}})");
        tab.value("void (globalThis.signedIn = fetch(" + url("/Users/AuthenticateByName") + LOGIN + TOLD + ")");
        Soon.value(jellyfin.start());
        JsonObject answer = new JsonObject(String.valueOf(tab.value("globalThis.signedIn")));

        assertThat(refused.getInteger("status")).as(refused.encode()).isBetween(502, 503);
        assertThat(refused.getString("text")).contains("urn:usher:problem:");
        assertThat(answer.getInteger("status")).as(answer.encode()).isEqualTo(200);
    }

    @Test
    void itTalksOverAWebSocketInTextAndBytes() throws Exception {
        String token =
                new JsonObject(fetch("/Users/AuthenticateByName", LOGIN).getString("text")).getString("AccessToken");
        String talk = """
                new Promise((done, failed) => {
                  const socket = new WebSocket('ws://127.0.0.1:%d/socket?ApiKey=%s&deviceId=one');
                  socket.binaryType = 'arraybuffer';
                  const heard = [];
                  socket.onerror = () => failed(new Error('no WebSocket'));
                  socket.onopen = () => { socket.send('gr\\u00fc\\u00df dich'); socket.send(new Uint8Array([0, 255, 7])) };
                  socket.onmessage = ({data}) => {
                    heard.push(typeof data === 'string' ? data : [...new Uint8Array(data)].join());
                    if (heard.length === 2) socket.close(4000, 'done');
                  };
                  socket.onclose = ({code}) => done(`${heard.join(' | ')} | ${code}`);
                })""".formatted(port, token);

        assertThat(tab.value(talk)).isEqualTo("gr\u00fc\u00df dich | 0,255,7 | 4000");
        Soon.until(() -> jellyfin.sockets().get(0).close() != null);
        assertThat(jellyfin.sockets().get(0).close()).isEqualTo(4000);
    }

    @Test
    void thePageOfAServerThatIsAwayGivesWayToTheServerByItself() throws Exception {
        Soon.value(jellyfin.stop());
        tab.navigate("http://127.0.0.1:" + port + "/System/Ping");
        tab.until("document.querySelector('h1').textContent.startsWith('Your media server ')");

        Soon.value(jellyfin.start());

        tab.until("document.body.textContent.includes('Jellyfin Server')");
    }
}
