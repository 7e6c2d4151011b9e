package dev.usher.fake;

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

/** What becomes of a forgotten password beyond the exchanges that are replayed. */
class PinTest {
    private TimedFake fake;

    private void start(FakeOptions options) throws Exception {
        fake = new TimedFake(options);
    }

    @AfterEach
    void stop() throws Exception {
        fake.stop();
    }

    @Test
    void pinLivesForThirtyMinutes() throws Exception {
        start(FakeOptions.household());
        String irmak = forgotten("Irmak");
        String zoe = forgotten("Zoë");

        fake.time.advance(Duration.ofMinutes(30));
        assertThat(redeem(irmak).text()).isEqualTo("{\"Success\":true,\"UsersReset\":[\"Irmak\"]}");
        fake.time.advance(TICK);

        assertThat(fake.server.pin("Zoë")).contains(zoe);
        assertThat(redeem(zoe).status()).isEqualTo(404);
        assertThat(fake.server.pin("Zoë")).isEmpty();
    }

    @Test
    void pinIsMadeForAUserInAnyLetterCaseAndTold() throws Exception {
        start(FakeOptions.household());

        String pin = forgotten("IRMAK");

        assertThat(pin).matches("[0-9A-F]{2}(-[0-9A-F]{2}){3}");
        assertThat(fake.secrets).contains(pin);
        assertThat(fake.server.pin("irmak")).contains(pin);
    }

    @Test
    void noPinIsMadeForAStrangersNameOrFromAfar() throws Exception {
        start(FakeOptions.household().withKnownProxies(List.of("127.0.0.1")));

        RawResponse unknown = forget("nobody", "X-Forwarded-For: 192.168.0.7");
        RawResponse afar = forget("Irmak", "X-Forwarded-For: 203.0.113.9");

        assertThat(unknown.text()).contains("\"Action\":\"PinCode\"");
        assertThat(afar.text()).contains("\"Action\":\"PinCode\"");
        assertThat(fake.server.pin("nobody")).isEmpty();
        assertThat(fake.server.pin("Irmak")).isEmpty();
    }

    @Test
    void dashesDoNotMatterAndThePasswordIsWhatWasSent() throws Exception {
        start(FakeOptions.household());
        String pin = forgotten("Irmak");
        String bare = pin.replace("-", "");

        assertThat(redeem(bare).status()).isEqualTo(200);

        assertThat(fake.login("Irmak", pin, "phone").status()).isEqualTo(401);
        assertThat(fake.login("Irmak", bare, "phone").status()).isEqualTo(200);
        assertThat(fake.secrets).contains(bare);
    }

    @Test
    void laterPinReplacesAnEarlierOne() throws Exception {
        start(FakeOptions.household());
        String earlier = forgotten("Irmak");

        String later = forgotten("irmak");

        assertThat(redeem(earlier).status()).isEqualTo(404);
        assertThat(redeem(later).status()).isEqualTo(200);
        assertThat(fake.server.pin("Irmak")).isEmpty();
    }

    @Test
    void pinOfANameThatIsGoneIsUnknown() throws Exception {
        start(FakeOptions.household());
        String token = fake.token("Irmak", "battery staple");
        String pin = forgotten("Irmak");
        fake.post("/Users", token, "{\"Name\":\"Ayla\",\"Policy\":null}");

        assertThat(redeem(pin).status()).isEqualTo(404);
    }

    private String forgotten(String name) throws IOException {
        assertThat(forget(name, "Accept: */*").status()).isEqualTo(200);
        return fake.server.pin(name).orElseThrow();
    }

    private RawResponse forget(String name, String field) throws IOException {
        byte[] body = ("{\"EnteredUsername\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        String head = "POST /Users/ForgotPassword HTTP/1.1\r\nHost: fake\r\n" + field
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return fake.client.send(
                "POST", (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private RawResponse redeem(String pin) throws IOException {
        return fake.post("/Users/ForgotPassword/Pin", NOBODY, "{\"Pin\":\"" + pin + "\"}");
    }
}
