package dev.usher.fake;

import static dev.usher.fake.TimedFake.NOBODY;
import static dev.usher.fake.TimedFake.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Quick Connect does beyond the exchanges that are replayed: what it does with time, and when it is refused. */
class QuickConnectTest {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Pattern REQUEST =
            Pattern.compile("\"Secret\":\"([0-9A-F]{64})\",\"Code\":\"([1-9][0-9]{5})\"");

    private TimedFake fake;

    private record Ticket(String secret, String code) {}

    private void start(FakeOptions options) throws Exception {
        fake = new TimedFake(options);
    }

    @AfterEach
    void stop() throws Exception {
        fake.stop();
    }

    @Test
    void requestLivesForTenMinutes() throws Exception {
        start(FakeOptions.household());
        Ticket ticket = initiate();

        fake.time.advance(LIFE);
        assertThat(state(ticket).status()).isEqualTo(200);
        fake.time.advance(TICK);

        assertThat(state(ticket).status()).isEqualTo(404);
        assertThat(authorize(ticket, irmak()).status()).isEqualTo(404);
    }

    @Test
    void authorizedRequestIsSeenForElevenMinutesMore() throws Exception {
        start(FakeOptions.household());
        Ticket ticket = initiate();
        fake.time.advance(LIFE);
        assertThat(authorize(ticket, irmak()).text()).isEqualTo("true");

        fake.time.advance(LIFE.plusMinutes(1));
        assertThat(state(ticket).text()).contains("\"Authenticated\":true");
        fake.time.advance(TICK);

        assertThat(state(ticket).status()).isEqualTo(404);
    }

    @Test
    void loginIsHandedOutForTenMinutesFromItsAuthorization() throws Exception {
        start(FakeOptions.household());
        Ticket ticket = initiate();
        fake.time.advance(LIFE);
        authorize(ticket, irmak());

        fake.time.advance(LIFE);
        assertThat(signIn(ticket).status()).isEqualTo(200);
        fake.time.advance(TICK);

        assertThat(signIn(ticket).status()).isEqualTo(404);
    }

    @Test
    void authorizationMintsTheTokenAndEndsTheOneBeforeOnThatDevice() throws Exception {
        start(FakeOptions.household());
        String before = TimedFake.token(fake.login("Irmak", "battery staple", "tv"));
        Ticket ticket = initiate();

        authorize(ticket, irmak());

        assertThat(fake.get("/Users/Me", before).status()).isEqualTo(401);
        assertThat(fake.me(TimedFake.token(signIn(ticket)))).contains("\"Name\":\"Irmak\"");
    }

    @Test
    void sameLoginIsHandedOutAgainAfterItsTokenIsRevoked() throws Exception {
        start(FakeOptions.household());
        Ticket ticket = initiate();
        authorize(ticket, irmak());
        RawResponse first = signIn(ticket);
        fake.post("/Sessions/Logout", TimedFake.token(first), "");

        RawResponse second = signIn(ticket);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(fake.get("/Users/Me", TimedFake.token(second)).status()).isEqualTo(401);
    }

    @Test
    void authorizingTwiceIsAnError() throws Exception {
        start(FakeOptions.household());
        Ticket ticket = initiate();
        String irmak = irmak();
        authorize(ticket, irmak);

        assertThat(authorize(ticket, irmak).status()).isEqualTo(500);
    }

    @Test
    void administratorAuthorizesForAnother() throws Exception {
        start(FakeOptions.household());
        Ticket ticket = initiate();
        String id = TimedFake.id(fake.me(irmak()));

        RawResponse authorized = fake.post(
                "/QuickConnect/Authorize?userId=" + id + "&code=" + ticket.code,
                fake.token("root", "correct horse"),
                "");

        assertThat(authorized.text()).isEqualTo("true");
        assertThat(signIn(ticket).text()).contains("\"UserName\":\"Irmak\"").doesNotContain("RemoteEndPoint");
    }

    @Test
    void apiKeyHasNobodyToAuthorizeFor() throws Exception {
        start(FakeOptions.household());
        String root = fake.token("root", "correct horse");
        fake.post("/Auth/Keys?app=usher", root, "");
        String key = TimedFake.token(fake.get("/Auth/Keys", root));

        assertThat(authorize(initiate(), key).status()).isEqualTo(400);
    }

    @Test
    void deviceThatTheUserMayNotUseIsRefusedAndWaitsOn() throws Exception {
        start(FakeOptions.household());
        String irmak = irmak();
        restrictToPhone(irmak);
        Ticket ticket = initiate();

        RawResponse refused = authorize(ticket, irmak);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(state(ticket).text()).contains("\"Authenticated\":false");
        assertThat(signIn(ticket).status()).isEqualTo(404);
    }

    private void restrictToPhone(String token) throws IOException {
        String user = fake.me(token);
        String policy = TimedFake.policy(user)
                .replace("\"EnableAllDevices\":true", "\"EnableAllDevices\":false")
                .replace("\"EnabledDevices\":[]", "\"EnabledDevices\":[\"phone\"]");
        RawResponse stored =
                fake.post("/Users/" + TimedFake.id(user) + "/Policy", fake.token("root", "correct horse"), policy);
        assertThat(stored.status()).isEqualTo(204);
    }

    @Test
    void authorizationMovesTheActivityOnceAMinuteAndNeverTheLogin() throws Exception {
        start(FakeOptions.household().withVersion(ServerVersion.V12));
        String irmak = irmak();
        fake.time.advance(Duration.ofSeconds(60));
        authorize(initiate(), irmak);
        assertThat(fake.me(irmak)).contains("\"LastActivityDate\":\"2026-11-23T12:00:00.0000000Z\"");

        fake.time.advance(TICK);
        authorize(initiate(), irmak);

        assertThat(fake.me(irmak))
                .contains("\"LastActivityDate\":\"2026-11-23T12:01:00.0000001Z\"")
                .contains("\"LastLoginDate\":\"2026-11-23T12:00:00.0000000Z\"");
    }

    @Test
    void disabledQuickConnectIsRefusedInTheWaysOfItsOperations() throws Exception {
        start(FakeOptions.household().withQuickConnect(false));
        Ticket none = new Ticket("0".repeat(64), "123456");

        assertThat(fake.get("/QuickConnect/Enabled", NOBODY).text()).isEqualTo("false");
        assertThat(fake.send("POST", "/QuickConnect/Initiate", "", "").status()).isEqualTo(400);
        for (RawResponse refused : List.of(asked(), state(none), authorize(none, irmak()))) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text()).isEqualTo("\"Quick connect is disabled\"");
        }
        assertThat(signIn(none).status()).isEqualTo(401);
        assertThat(signIn(none).field("Content-Type")).contains("text/plain");
    }

    @Test
    void missingParameterIsNamed() throws Exception {
        start(FakeOptions.household());

        assertThat(fake.get("/QuickConnect/Connect", NOBODY).text())
                .contains("\"errors\":{\"secret\":[\"The secret field is required.\"]}");
        assertThat(fake.post("/QuickConnect/Authorize", irmak(), "").text())
                .contains("\"errors\":{\"code\":[\"The code field is required.\"]}");
    }

    @Test
    void everySecretIsTold() throws Exception {
        start(FakeOptions.household());

        Ticket ticket = initiate();

        assertThat(fake.secrets).contains(ticket.secret);
    }

    private String irmak() throws IOException {
        return fake.token("Irmak", "battery staple");
    }

    private RawResponse asked() throws IOException {
        return fake.send("POST", "/QuickConnect/Initiate", TimedFake.authorization("tv", NOBODY), "");
    }

    private Ticket initiate() throws IOException {
        Matcher found = REQUEST.matcher(asked().text());
        assertThat(found.find()).isTrue();
        return new Ticket(found.group(1), found.group(2));
    }

    private RawResponse state(Ticket ticket) throws IOException {
        return fake.get("/QuickConnect/Connect?secret=" + ticket.secret, NOBODY);
    }

    private RawResponse authorize(Ticket ticket, String token) throws IOException {
        return fake.post("/QuickConnect/Authorize?code=" + ticket.code, token, "");
    }

    private RawResponse signIn(Ticket ticket) throws IOException {
        return fake.post("/Users/AuthenticateWithQuickConnect", NOBODY, "{\"Secret\":\"" + ticket.secret + "\"}");
    }
}
