package dev.usher.fake;

import static dev.usher.fake.ServerVersion.V10_11;
import static dev.usher.fake.ServerVersion.V12;
import static dev.usher.fake.TimedFake.NOBODY;
import static dev.usher.fake.TimedFake.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what the versions differ, where no transcript of both shows it. */
class ServerVersionTest {
    private static final List<String> OLDER_CARRIERS = List.of(
            "X-Emby-Token: %s",
            "X-MediaBrowser-Token: %s",
            "Authorization: Emby Token=\"%s\"",
            "X-Emby-Authorization: MediaBrowser Token=\"%s\"");

    private TimedFake fake;
    private String root;

    private void start(FakeOptions options) throws Exception {
        fake = new TimedFake(options);
        root = fake.token("root", "correct horse");
    }

    private void start(ServerVersion version) throws Exception {
        start(FakeOptions.household().withVersion(version));
    }

    @AfterEach
    void stop() throws Exception {
        fake.stop();
    }

    @ParameterizedTest
    @CsvSource({"V10_11, 10.11.11", "V12, 12.0.0"})
    void serverTellsItsVersion(ServerVersion version, String number) throws Exception {
        start(version);

        assertThat(fake.get("/System/Info/Public", NOBODY).text()).contains("\"Version\":\"" + number + "\"");
    }

    @ParameterizedTest
    @CsvSource({"V10_11, , 200", "V10_11, false, 401", "V12, , 401", "V12, true, 200"})
    void olderCarriersCountBefore12OrWhereTheyAreSwitchedOn(ServerVersion version, Boolean legacy, int status)
            throws Exception {
        FakeOptions options = FakeOptions.household().withVersion(version);
        start(legacy == null ? options : options.withLegacyAuthorization(legacy));

        for (String carrier : OLDER_CARRIERS) {
            assertThat(fake.client
                            .send("GET", "/Users/Me", carrier.formatted(root))
                            .status())
                    .as(carrier)
                    .isEqualTo(status);
        }
        assertThat(fake.client.send("GET", "/Users/Me?api_key=" + root).status())
                .isEqualTo(status);
        assertThat(fake.client.send("GET", "/Users/Me?ApiKey=" + root).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"V10_11, 200", "V12, 404"})
    void prefixesAreDroppedBefore12Alone(ServerVersion version, int status) throws Exception {
        start(version);

        assertThat(fake.get("/emby/Users/Me", root).status()).isEqualTo(status);
        assertThat(fake.get("/MediaBrowser/Users/Me", root).status()).isEqualTo(status);
    }

    @Test
    void languageIsToldOfEverythingButAPreflight() throws Exception {
        start(V12);

        assertThat(fake.get("/Users/Me", root).field("Content-Language")).contains("en-US");
        assertThat(fake.get("/nothing", root).field("Content-Language")).contains("en-US");
        assertThat(fake.client
                        .send("OPTIONS", "/Users", "Origin: http://a", "Access-Control-Request-Method: GET")
                        .field("Content-Language"))
                .isEmpty();
    }

    @Test
    void languageIsNotToldBefore12() throws Exception {
        start(V10_11);

        assertThat(fake.get("/Users/Me", root).field("Content-Language")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V10_11, 400, Irmak", "V12, 204, IRMAK"})
    void nameChangesItsCaseSince12(ServerVersion version, int status, String name) throws Exception {
        start(version);
        String irmak = fake.token("Irmak", "battery staple");

        RawResponse renamed = fake.post("/Users", irmak, "{\"Name\":\"IRMAK\",\"Policy\":null}");

        assertThat(renamed.status()).isEqualTo(status);
        assertThat(fake.me(irmak)).contains("\"Name\":\"" + name + "\"");
    }

    @Test
    void anothersNameIsTakenInAnyCase() throws Exception {
        start(V12);

        assertThat(fake.post("/Users", root, "{\"Name\":\"IRMAK\",\"Policy\":null}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"V10_11, 200", "V12, 400"})
    void dotsAreNoNamesSince12(ServerVersion version, int status) throws Exception {
        start(version);

        for (String name : new String[] {".", ".."}) {
            assertThat(fake.post("/Users/New", root, "{\"Name\":\"" + name + "\"}")
                            .status())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"V10_11, 404", "V12, 400"})
    void unknownDeviceIsNotFoundOrSince12TheCallersMistake(ServerVersion version, int status) throws Exception {
        start(version);

        RawResponse refused = fake.send("DELETE", "/Devices?id=none", TimedFake.authorization("phone", root), "");

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text()).contains("\"status\":" + status);
    }

    @Test
    void severalDevicesAreDeletedTogetherSince12() throws Exception {
        start(V12);
        String tv = TimedFake.token(fake.login("Irmak", "battery staple", "tv"));
        String car = TimedFake.token(fake.login("Irmak", "battery staple", "car"));

        RawResponse deleted = fake.send("DELETE", "/Devices?id=tv&id=car", TimedFake.authorization("phone", root), "");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(fake.get("/Users/Me", tv).status()).isEqualTo(401);
        assertThat(fake.get("/Users/Me", car).status()).isEqualTo(401);
        assertThat(fake.get("/Users/Me", root).status()).isEqualTo(200);
    }

    @Test
    void loginLongAfterEarlierActivityKeepsItsDateSince12() throws Exception {
        start(V12);
        fake.time.advance(Duration.ofSeconds(60).plus(TICK));

        RawResponse login = fake.login("root", "correct horse", "phone");

        assertThat(login.text())
                .contains("\"LastLoginDate\":\"2026-11-23T12:01:00.0000001Z\"")
                .contains("\"LastActivityDate\":\"2026-11-23T12:01:00.0000001Z\"");
    }

    @Test
    void userWithoutPasswordLooksLikeAnyOtherSince12() throws Exception {
        start(V12);

        assertThat(fake.me(fake.token("guest", "")))
                .contains("\"HasPassword\":true,\"HasConfiguredPassword\":true,\"HasConfiguredEasyPassword\":false");
    }

    @Test
    void pictureIsNotSentAgainSince12() throws Exception {
        start(V12);
        String picture = picture();

        RawResponse sent = fake.client.send("GET", picture);
        RawResponse sameTag = fake.client.send("GET", picture, "If-None-Match: \"v1\"", "If-Modified-Since: never");
        RawResponse otherTag = fake.client.send("GET", picture, "If-None-Match: \"v0\"", ifModifiedSince(sent));
        RawResponse sameDate = fake.client.send("GET", picture, ifModifiedSince(sent));

        assertThat(sent.field("ETag")).contains("\"v1\"");
        assertThat(sent.field("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(sameTag.status()).isEqualTo(304);
        assertThat(sameTag.field("ETag")).contains("\"v1\"");
        assertThat(sameTag.field("Content-Length")).isEmpty();
        assertThat(otherTag.status()).isEqualTo(200);
        assertThat(sameDate.status()).isEqualTo(304);
    }

    @Test
    void pictureIsAlwaysSentAgainBefore12() throws Exception {
        start(V10_11);
        String picture = picture();

        RawResponse sent = fake.client.send("GET", picture, "If-None-Match: \"v1\"");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.field("ETag")).isEmpty();
        assertThat(sent.field("Cache-Control")).contains("public, max-age=31536000");
    }

    private static String ifModifiedSince(RawResponse sent) {
        return "If-Modified-Since: " + sent.field("Last-Modified").orElseThrow();
    }

    private String picture() throws IOException {
        String id = TimedFake.id(fake.me(root));
        String target = "/UserImage?userId=" + id;
        RawResponse stored = fake.client.send(
                "POST",
                ("POST " + target + " HTTP/1.1\r\nHost: fake\r\nAuthorization: "
                                + TimedFake.authorization("phone", root)
                                + "\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\naGk=")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(stored.status()).isEqualTo(204);
        return target + "&tag=v1";
    }
}
