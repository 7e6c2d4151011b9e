package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.ManualTime;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String INFO = "/System/Info/Public";
    private static final String[] LOGIN = {
        "Authorization: MediaBrowser Client=\"c\", Device=\"d\", DeviceId=\"i\", Version=\"1\"",
        "Content-Type: application/json",
        "Content-Length: 2",
    };

    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private FakeJellyfin fake;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        FakeOptions options = FakeOptions.household()
                .withTime(new Clockwork(time, time, time))
                .onSecret(Secrets::heed);
        fake = Soon.value(FakeJellyfin.create(vertx, options).listen(0));
        client = new RawClient("127.0.0.1", fake.port());
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @Test
    void setUpFaultLooksLikeTheSetUpServer() throws Exception {
        RawResponse response = faulty(new Fault.SetUp());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.field("Retry-After")).contains("005");
        assertThat(response.field("Content-Type")).contains("text/html");
        assertThat(response.field("X-Response-Time-ms")).isEmpty();
    }

    @Test
    void loadingFaultHasNoRetryAfter() throws Exception {
        RawResponse response = faulty(new Fault.Loading());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.field("Retry-After")).isEmpty();
        assertThat(response.text()).isEqualTo("Jellyfin Server is loading. Please try again shortly.");
    }

    @Test
    void blockedAddressGetsAnEmpty503() throws Exception {
        RawResponse response = faulty(new Fault.Blocked());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.field("Content-Length")).contains("0");
        assertThat(response.field("Content-Type")).isEmpty();
    }

    @Test
    void unavailableCarriesTheRetryAfterItIsGiven() throws Exception {
        assertThat(faulty(new Fault.Unavailable("Mon, 23 Nov 2026 12:00:05 GMT"))
                        .field("Retry-After"))
                .contains("Mon, 23 Nov 2026 12:00:05 GMT");
        assertThat(faulty(new Fault.Unavailable(null)).field("Retry-After")).isEmpty();
    }

    @Test
    void faultIsMetOnceAndOnlyByMatchingRequests() throws Exception {
        fake.fail(request -> request.path().equals(INFO), new Fault.Loading());

        assertThat(client.send("GET", "/health").status()).isEqualTo(200);
        assertThat(client.send("GET", INFO).status()).isEqualTo(503);
        assertThat(client.send("GET", INFO).status()).isEqualTo(200);
    }

    @Test
    void standingFaultLastsUntilItIsHealed() throws Exception {
        fake.failAlways(request -> true, new Fault.Loading());

        assertThat(client.send("GET", INFO).status()).isEqualTo(503);
        assertThat(client.send("GET", INFO).status()).isEqualTo(503);
        fake.heal();
        assertThat(client.send("GET", INFO).status()).isEqualTo(200);
    }

    @Test
    void hangReadsTheRequestAndNeverAnswers() throws Exception {
        fake.fail(new Fault.Hang());

        CompletableFuture<RawResponse> answer = answer("GET", INFO);

        Soon.until(() -> fake.requests().size() == 1);
        time.advance(Duration.ofHours(1));
        assertThat(client.send("GET", INFO).status()).isEqualTo(200);
        assertThat(answer).isNotDone();
        Soon.value(fake.close());
        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void resetBeforeReadingLeavesNoTrace() throws Exception {
        fake.fail(new Fault.Reset(false));

        assertThatThrownBy(() -> client.send("GET", INFO)).isInstanceOf(IOException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void resetAfterProcessingHasTakenEffect() throws Exception {
        String token = login();
        fake.fail(new Fault.Reset(true));

        assertThatThrownBy(() -> client.send("POST", "/Sessions/Logout", "X-Emby-Token: " + token, "Content-Length: 0"))
                .isInstanceOf(IOException.class);

        assertThat(client.send("GET", "/Users/Me", "X-Emby-Token: " + token).status())
                .isEqualTo(401);
    }

    @Test
    void truncatedBodyEndsBeforeItsFramingSays() throws Exception {
        for (boolean chunked : new boolean[] {true, false}) {
            fake.fail(new Fault.Truncated(chunked));

            RawResponse response = client.send("GET", INFO);

            assertThat(response.complete()).isFalse();
            assertThat(response.body()).isNotEmpty();
            assertThat(response.field("Transfer-Encoding").isPresent()).isEqualTo(chunked);
            assertThat(response.field("Content-Length").isPresent()).isEqualTo(!chunked);
        }
    }

    @Test
    void drippingBodyArrivesWholeAfterAllItsPauses() throws Exception {
        fake.fail(new Fault.Dripping(50, Duration.ofSeconds(1)));

        CompletableFuture<RawResponse> answer = answer("GET", INFO);

        AtomicInteger pauses = new AtomicInteger();
        Soon.until(() -> {
            if (time.pending() > 0) {
                time.advance(Duration.ofSeconds(1));
                pauses.incrementAndGet();
            }
            return answer.isDone();
        });
        assertThat(answer.get().complete()).isTrue();
        assertThat(answer.get().text()).endsWith("\"StartupWizardCompleted\":true}");
        assertThat(pauses.get()).isGreaterThan(3);
    }

    @Test
    void delayedAnswerComesNotANanosecondEarly() throws Exception {
        fake.fail(new Fault.Delayed(Duration.ofSeconds(3)));
        CompletableFuture<RawResponse> answer = answer("GET", INFO);
        Soon.until(() -> time.pending() == 1);

        time.advance(Duration.ofSeconds(3).minusNanos(1));

        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofNanos(1));
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void requestsAreRememberedAsTheyCame() throws Exception {
        client.send("POST", "/users/AuthenticateByName?x=%41", withBody("{}"));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(HttpMethod.POST);
            assertThat(request.target()).isEqualTo("/users/AuthenticateByName?x=%41");
            assertThat(request.fields().get("content-type")).isEqualTo("application/json");
            assertThat(request.body().toString()).isEqualTo("{}");
        });
    }

    private static String[] withBody(String body) {
        String[] lines = Arrays.copyOf(LOGIN, LOGIN.length + 1);
        lines[LOGIN.length - 1] = "Content-Length: " + body.length();
        lines[LOGIN.length] = "\r\n" + body;
        return lines;
    }

    private String login() throws Exception {
        String body = client.send("POST", "/Users/AuthenticateByName", withBody("{\"Username\":\"guest\",\"Pw\":\"\"}"))
                .text();
        return body.replaceAll(".*\"AccessToken\":\"([0-9a-f]{32})\".*", "$1");
    }

    private RawResponse faulty(Fault fault) throws IOException {
        fake.fail(fault);
        return client.send("GET", INFO);
    }

    private CompletableFuture<RawResponse> answer(String method, String target) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.send(method, target);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> new Thread(task, "client").start());
    }
}
