package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Secrets;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class UsersClientOptionsTest {
    private static final JsonObject EVERYTHING = new JsonObject()
            .put("url", "https://tv.example.org/jellyfin")
            .put("otherUrls", new JsonArray().add("https://10.8.0.1/jellyfin"))
            .put("client", "c")
            .put("device", "d")
            .put("deviceId", "i")
            .put("version", "2")
            .put("deadline", 1)
            .put("attemptTimeout", 2)
            .put("maxAnswer", 3)
            .put("quickConnectInterval", 4)
            .put(
                    "retry",
                    new JsonObject()
                            .put("retries", 5)
                            .put("backoff", 6)
                            .put("maxBackoff", 7)
                            .put("budget", 0.5)
                            .put("maxWaiting", 8))
            .put("webClient", new JsonObject().put("userAgent", "a").put("connectTimeout", 9))
            .put("pool", new JsonObject().put("http1MaxSize", 10));

    private static UsersClientOptions sound() {
        return new UsersClientOptions().setUrl("http://127.0.0.1:8096").setDeviceId("test");
    }

    @Test
    void defaultsAreAsDocumented() {
        UsersClientOptions options = new UsersClientOptions();

        assertThat(options.getUrl()).isEmpty();
        assertThat(options.getDeviceId()).isEmpty();
        assertThat(options.getDeadline()).isEqualTo(Duration.ofSeconds(15));
        assertThat(options.getAttemptTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.getMaxAnswer()).isEqualTo(16 * 1024 * 1024);
        assertThat(options.getQuickConnectInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.getWebClient().getConnectTimeout()).isEqualTo(2_000);
        assertThat(options.getPool().getHttp1MaxSize()).isEqualTo(64);
        assertThat(options.getPool().getMaxWaitQueueSize()).isEqualTo(256);
        assertThat(options.getRetry().toJson())
                .isEqualTo(new JsonObject(
                        "{\"retries\":3,\"backoff\":100,\"maxBackoff\":5000,\"budget\":0.2," + "\"maxWaiting\":1000}"));
    }

    @Test
    void everyPropertyComesFromJsonAndGoesBack() {
        UsersClientOptions options = new UsersClientOptions(EVERYTHING);

        JsonObject back = options.toJson();

        assertThat(options.getRetry().getMaxBackoff()).isEqualTo(Duration.ofMillis(7));
        assertThat(options.getWebClient().getConnectTimeout()).isEqualTo(9);
        assertThat(options.getWebClient().getMaxHeaderSize()).isEqualTo(64 * 1024);
        assertThat(options.getPool().getMaxWaitQueueSize()).isEqualTo(256);
        assertThat(new UsersClientOptions(back).toJson()).isEqualTo(back);
        EVERYTHING.forEach(member -> {
            if (member.getValue() instanceof JsonObject nested) {
                JsonObject there = back.getJsonObject(member.getKey());
                nested.forEach(
                        part -> assertThat("" + there.getValue(part.getKey())).isEqualTo("" + part.getValue()));
            } else {
                assertThat(String.valueOf(back.getValue(member.getKey()))).isEqualTo("" + member.getValue());
            }
        });
        assertThat(back.fieldNames()).containsExactlyInAnyOrderElementsOf(EVERYTHING.fieldNames());
    }

    @Test
    void copyIsIndependentAndKeepsWhatJsonCannotSay() {
        UsersClientOptions options = sound().setDeadline(Duration.ofNanos(1_500_000));
        PemTrustOptions trust = new PemTrustOptions().addCertPath("ca.pem");
        options.getWebClient().setTrustOptions(trust).setProxyOptions(new ProxyOptions().setHost("proxy"));

        UsersClientOptions copy = new UsersClientOptions(options);
        options.getRetry().setRetries(9);
        options.getWebClient().getProxyOptions().setHost("other");
        options.getPool().setHttp1MaxSize(1);

        assertThat(copy.getDeadline()).isEqualTo(Duration.ofNanos(1_500_000));
        assertThat(copy.getRetry().getRetries()).isEqualTo(3);
        assertThat(copy.getPool().getHttp1MaxSize()).isEqualTo(64);
        assertThat(copy.getWebClient().getTrustOptions()).isEqualTo(trust);
        assertThat(copy.getWebClient().getProxyOptions().getHost()).isEqualTo("proxy");
    }

    private static Stream<Arguments> refused() {
        return Stream.of(
                refusal(options -> options.setUrl(""), "url is missing: set where the server is, as http://127"),
                refusal(options -> options.setUrl("tv.example.org"), "url must be http or https"),
                refusal(options -> options.setUrl("ftp://tv.example.org"), "url must be http or https: ftp"),
                refusal(options -> options.setUrl("http://"), "url is no URL, as http://127.0.0.1:8096"),
                refusal(options -> options.setUrl("http:///jellyfin"), "url must name a host"),
                refusal(options -> options.setUrl("http://tv example"), "url is no URL, as http://127.0.0.1:8096"),
                refusal(options -> options.setUrl("http://tv/?a=b"), "url must end with its path"),
                refusal(options -> options.setOtherUrls(List.of("10.8.0.1")), "url must be http or https"),
                refusal(options -> options.setOtherUrls(List.of("http://")), "otherUrls[0] is no URL"),
                refusal(options -> options.setOtherUrls(List.of("http://b/c")), "addresses must end in the same path"),
                refusal(options -> options.setDeviceId(" "), "deviceId is missing: make one"),
                refusal(options -> options.setClient(""), "client is missing: set"),
                refusal(options -> options.setDevice(""), "device is missing: set"),
                refusal(options -> options.setVersion(""), "version is missing: set"),
                refusal(options -> options.setDeadline(Duration.ofMillis(-1)), "deadline is longer than no time"),
                refusal(options -> options.setDeadline(Duration.ofSeconds(Long.MAX_VALUE)), "no longer than 365 days"),
                refusal(options -> options.setAttemptTimeout(Duration.ZERO), "attemptTimeout is longer than no time"),
                refusal(options -> options.setQuickConnectInterval(Duration.ZERO), "quickConnectInterval is longer"),
                refusal(options -> options.setMaxAnswer(0), "maxAnswer is a number of bytes, one or more: 0"),
                refusal(options -> options.getRetry().setRetries(-1), "retries are zero or more: -1"),
                refusal(options -> options.getRetry().setBackoff(Duration.ZERO), "retry.backoff is longer than no"),
                refusal(options -> options.getRetry().setMaxBackoff(Duration.ofMillis(1)), "no longer than retry.max"),
                refusal(options -> options.getRetry().setBudget(1.01), "retry.budget is a share of the calls"),
                refusal(options -> options.getRetry().setBudget(Double.NaN), "retry.budget is a share of the calls"),
                refusal(options -> options.getRetry().setMaxWaiting(0), "retry.maxWaiting is a number of calls"),
                refusal(options -> options.getWebClient().setUserAgent("a\r\nb"), "webClient.userAgent holds what"));
    }

    private static Arguments refusal(Consumer<UsersClientOptions> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotWorkIsRefusedInWords(Consumer<UsersClientOptions> change, String message, Vertx vertx) {
        UsersClientOptions options = sound();
        change.accept(options);

        assertThatThrownBy(() -> UsersClient.create(vertx, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ada:SECRET@tv.example.org/",
                "http://ada:SECRET@my_host/",
                "http://ada:SECRET@/",
                "http://ada:SECRET@my host/",
                "ftp://ada:SECRET@tv.example.org/",
                "http://tv.example.org/?api_key=SECRET",
                "http://my_host/?api_key=SECRET"
            })
    void secretInAUrlIsInNoMessage(String url, Vertx vertx) {
        String secret = Secrets.register("hunter2-of-the-options-test");
        UsersClientOptions options = sound().setUrl(url.replace("SECRET", secret));

        assertThatThrownBy(() -> UsersClient.create(vertx, options))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(secret);
        assertThat(options.toString()).doesNotContain(secret);
    }

    @Test
    void optionsOfCallsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> CallOptions.DEFAULT.withRetries(-1)).hasMessage("retries are zero or more: -1");
        assertThatThrownBy(() -> CallOptions.DEFAULT.withDeadline(Duration.ZERO))
                .hasMessageContaining("deadline is longer than no time");
    }

    @Test
    void queueIsNeverShorterThanThePool(Vertx vertx) {
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(8).setMaxWaitQueueSize(0);
        ClientCore core = ClientCore.create(vertx, sound().setPool(pool));

        assertThat(core.options().getPool().getMaxWaitQueueSize()).isEqualTo(8);
        assertThat(core.options().getWebClient().isFollowRedirects()).isFalse();
        assertThat(new WebClientOptions().isFollowRedirects()).isTrue();
        core.close();
    }
}
