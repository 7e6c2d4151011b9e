package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server does beyond the exchanges that are replayed. */
class HouseholdTest {
    private static final String AFAR = "X-Forwarded-For: 203.0.113.9";

    private TimedFake fake;
    private RawClient client;

    private void start(FakeOptions options) throws Exception {
        fake = new TimedFake(options);
        client = fake.client;
    }

    @AfterEach
    void stop() throws Exception {
        fake.stop();
    }

    @Test
    void everyPasswordAndTokenIsTold() throws Exception {
        start(FakeOptions.household());

        String token = fake.token("root", "correct horse");
        fake.post("/Users/New", token, "{\"Name\":\"eve\",\"Password\":\"apple\"}");

        assertThat(fake.secrets).contains("correct horse", "battery staple", token, "apple");
    }

    @Test
    void publicListLeavesOutHiddenAndDisabledUsers() throws Exception {
        start(FakeOptions.household());

        String list = client.send("GET", "/Users/Public").text();

        assertThat(names(list)).containsExactly("guest", "Irmak", "Zo\\u00EB");
    }

    @Test
    void userWithoutRemoteAccessIsRefusedFromAfar() throws Exception {
        start(FakeOptions.household()
                .withKnownProxies(List.of("127.0.0.1"))
                .withUsers(List.of(SeedUser.named("ann", "pw").withoutRemoteAccess())));
        String token = fake.token("ann", "pw");

        assertThat(client.send("GET", "/Users/Me", "X-Emby-Token: " + token).status())
                .isEqualTo(200);
        assertThat(client.send("GET", "/Users/Me", "X-Emby-Token: " + token, AFAR)
                        .status())
                .isEqualTo(403);
        assertThat(client.send("GET", "/Users/Public", AFAR).text()).isEqualTo("[]");
    }

    @Test
    void forwardedAddressCountsOnlyWhereThereIsAKnownProxy() throws Exception {
        start(FakeOptions.household()
                .withUsers(List.of(SeedUser.named("ann", "pw").withoutRemoteAccess())));

        assertThat(names(client.send("GET", "/Users/Public", AFAR).text())).containsExactly("ann");
    }

    @Test
    void disabledUserIsRefusedEvenWithAWrongPassword() throws Exception {
        start(FakeOptions.household());

        assertThat(login("former", "long gone").status()).isEqualTo(403);
        assertThat(login("former", "wrong").status()).isEqualTo(403);
    }

    @Test
    void failuresAreCountedAndLockNobodyOut() throws Exception {
        start(FakeOptions.household());
        String root = fake.token("root", "correct horse");
        String irmak = fake.token("Irmak", "battery staple");

        for (int i = 0; i < 4; i++) {
            assertThat(login("Irmak", "wrong").status()).isEqualTo(401);
        }

        String me = client.send("GET", "/Users/Me", "X-Emby-Token: " + irmak).text();
        assertThat(me).contains("\"InvalidLoginAttemptCount\":4").contains("\"IsDisabled\":false");
        assertThat(login("IRMAK", "battery staple").status()).isEqualTo(200);
        assertThat(client.send("GET", "/Users", "X-Emby-Token: " + root).status())
                .isEqualTo(200);
    }

    @Test
    void loginLongAfterEarlierActivityLosesItsDate() throws Exception {
        start(FakeOptions.household());
        login("Irmak", "battery staple");
        fake.time.advance(Duration.ofSeconds(60));
        String token = fake.token("Irmak", "battery staple");
        assertThat(fake.me(token)).contains("\"LastLoginDate\":\"2026-11-23T12:01:00.0000000Z\"");

        fake.time.advance(Duration.ofSeconds(60).plusNanos(100));
        token = fake.token("Irmak", "battery staple");

        assertThat(fake.me(token))
                .contains("\"LastLoginDate\":\"2026-11-23T12:01:00.0000000Z\"")
                .contains("\"LastActivityDate\":\"2026-11-23T12:02:00.0000001Z\"");
    }

    @Test
    void apiKeyStandsInForTheNamesOfAClient() throws Exception {
        start(FakeOptions.household());
        String root = fake.token("root", "correct horse");
        fake.post("/Auth/Keys?app=usher", root, "");
        String key = TimedFake.token(fake.get("/Auth/Keys", root));

        RawResponse initiated = fake.send("POST", "/QuickConnect/Initiate", "MediaBrowser Token=\"" + key + "\"", "");

        assertThat(initiated.text())
                .contains("\"DeviceId\":\"" + fake.server.serverId() + "\",\"DeviceName\":\"home\"")
                .contains("\"AppName\":\"usher\",\"AppVersion\":\"10.11.11\"");
    }

    @Test
    void deletedDeviceHasNoTokens() throws Exception {
        start(FakeOptions.household());
        String root = fake.token("root", "correct horse");

        int status = client.send("DELETE", "/Devices?id=phone", "X-Emby-Token: " + root)
                .status();

        assertThat(status).isEqualTo(204);
        assertThat(client.send("GET", "/Users/Me", "X-Emby-Token: " + root).status())
                .isEqualTo(401);
    }

    @Test
    void pacedAnswersQueueUp() throws Exception {
        start(FakeOptions.household().withPace(true));
        CompletableFuture<RawResponse> first = later("/Users/Public");
        Soon.until(() -> fake.time.pending() == 1);
        CompletableFuture<RawResponse> second = later("/Users/Public");
        Soon.until(() -> fake.time.pending() == 2);

        fake.time.advance(Duration.ofNanos(33_333_333));
        Soon.until(first::isDone);
        fake.time.advance(Duration.ofNanos(33_333_332));
        assertThat(fake.time.pending()).isEqualTo(1);
        fake.time.advance(Duration.ofNanos(1));
        Soon.until(second::isDone);

        assertThat(second.get().status()).isEqualTo(200);
    }

    private CompletableFuture<RawResponse> later(String target) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.send("GET", target);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task, "client").start());
    }

    private RawResponse login(String name, String password) throws IOException {
        return fake.login(name, password, "phone");
    }

    private static List<String> names(String list) {
        return Pattern.compile("\"Name\":\"([^\"]*)\"")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
