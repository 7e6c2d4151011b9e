package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server does beyond the exchanges that are replayed. */
class HouseholdTest {
    private static final String AFAR = "X-Forwarded-For: 203.0.113.9";

    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private final Queue<String> secrets = new ConcurrentLinkedQueue<>();
    private FakeJellyfin fake;
    private RawClient client;

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    private void start(FakeOptions options) throws Exception {
        FakeOptions timed = options.withTime(new Clockwork(time, time, time)).onSecret(this::keep);
        fake = Soon.value(FakeJellyfin.create(vertx, timed).listen(0));
        client = new RawClient("127.0.0.1", fake.port());
    }

    private void keep(String secret) {
        secrets.add(secret);
        Secrets.heed(secret);
    }

    @Test
    void everyPasswordAndTokenIsTold() throws Exception {
        start(FakeOptions.household());

        String token = token(login("root", "correct horse"));
        post("/Users/New", token, "{\"Name\":\"eve\",\"Password\":\"apple\"}");

        assertThat(secrets).contains("correct horse", "battery staple", token, "apple");
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
        String token = token(login("ann", "pw"));

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
        String root = token(login("root", "correct horse"));
        String irmak = token(login("Irmak", "battery staple"));

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
        time.advance(Duration.ofSeconds(60));
        String token = token(login("Irmak", "battery staple"));
        assertThat(me(token)).contains("\"LastLoginDate\":\"2026-11-23T12:01:00.0000000Z\"");

        time.advance(Duration.ofSeconds(60).plusNanos(100));
        token = token(login("Irmak", "battery staple"));

        assertThat(me(token))
                .contains("\"LastLoginDate\":\"2026-11-23T12:01:00.0000000Z\"")
                .contains("\"LastActivityDate\":\"2026-11-23T12:02:00.0000001Z\"");
    }

    @Test
    void deletedDeviceHasNoTokens() throws Exception {
        start(FakeOptions.household());
        String root = token(login("root", "correct horse"));

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
        Soon.until(() -> time.pending() == 1);
        CompletableFuture<RawResponse> second = later("/Users/Public");
        Soon.until(() -> time.pending() == 2);

        time.advance(Duration.ofNanos(33_333_333));
        Soon.until(first::isDone);
        time.advance(Duration.ofNanos(33_333_332));
        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofNanos(1));
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

    private String me(String token) throws IOException {
        return client.send("GET", "/Users/Me", "X-Emby-Token: " + token).text();
    }

    private RawResponse login(String name, String password) throws IOException {
        String identity = "MediaBrowser Client=\"c\", Device=\"d\", DeviceId=\"phone\", Version=\"1\"";
        return json(
                "/Users/AuthenticateByName", identity, "{\"Username\":\"" + name + "\",\"Pw\":\"" + password + "\"}");
    }

    private void post(String target, String token, String body) throws IOException {
        assertThat(json(target, "MediaBrowser Token=\"" + token + "\"", body).status())
                .isEqualTo(200);
    }

    private RawResponse json(String target, String authorization, String body) throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: fake\r\nAuthorization: " + authorization
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return client.send("POST", (head + body).getBytes(StandardCharsets.UTF_8));
    }

    private static String token(RawResponse login) {
        return login.text().replaceAll(".*\"AccessToken\":\"([0-9a-f]{32})\".*", "$1");
    }

    private static List<String> names(String list) {
        return Pattern.compile("\"Name\":\"([^\"]*)\"")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
