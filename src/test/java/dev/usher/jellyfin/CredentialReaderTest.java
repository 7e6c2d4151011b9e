package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.jellyfin.Recording.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialReaderTest {
    private static final CredentialReader READER = CredentialReader.standard();

    /** Every request for one's own account that was recorded while the one token was valid. */
    static Stream<Exchange> recorded() {
        return Stream.concat(
                        Recording.of("credentials")
                                .takeWhile(exchange -> !exchange.name().equals("an API key is made")),
                        Recording.of("pin-and-leftovers")
                                .filter(exchange -> !exchange.name().startsWith("her ")))
                .filter(exchange -> exchange.target().startsWith("/Users/Me"));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void theServerAndTheReaderFindTheSameToken(Exchange exchange) {
        PresentedCredential presented = READER.read(exchange.fields(), exchange.query());

        int expected = presented == null ? 400 : Recording.TOKEN.equals(presented.token()) ? 200 : 401;
        assertThat(exchange.status()).isEqualTo(expected);
    }

    @Test
    void theRecordingsHoldWhatTheyAreReplayedFor() {
        assertThat(recorded().map(Exchange::status).distinct()).containsExactlyInAnyOrder(200, 401, 400);
        assertThat(recorded()).hasSizeGreaterThan(45);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "null",
            value = {
                "Token=abc                          | abc",
                "Token=\"abc\"                      | abc",
                "Token= \"t\"                       | ` \"t`",
                "Token=ab=cd                        | null",
                "Token=\"ab=cd\"                    | ab=cd",
                "Token=\"a\", Token=\"b\"           | b",
                "token=\"a\"                        | null",
                "Token=\"\"                         | null",
                "Token=\"  \"                       | null",
                "Client=\"a\";Token=\"b\"           | null",
                "Token=\"a+b\"                      | a b",
                "Token=\"a%2Bb\"                    | a+b",
                "Token=\"50%\"                      | 50%",
                "Token=\"%zz\"                      | %zz",
                "Token=\"a                          | a",
                "Token=\"a\",                       | a",
                "Token =\"a\"                       | a",
                "Token=\"a%22b\"                    | `a\"b`",
                ", ,Token=a                         | a",
                "Token=                             | null",
                "                                   | null"
            })
    void tokensAreReadInTheServersGrammar(String list, String token) {
        assertThat(read("MediaBrowser " + (list == null ? "" : list)).token()).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Client=\"a,b\", Device=\"d\"   | a,b    | d",
                "Client=c, Device=\"a+b\"       | c      | a b",
                "Client=c, Device=\"Pixel%2B\"  | c      | Pixel+",
                "Client=c, Device=\"50%\"       | c      | 50%",
                "Client=\"a\" ,Device=d         | `a\" ` | d",
                "Client=\"%C3%A9\", Device=%FF  | é      | \uFFFD",
                "Device=d,Foo=x,Client=c        | c      | d"
            })
    void namesAreReadInTheServersGrammar(String list, String client, String device) {
        ClientIdentity identity = read("MediaBrowser " + list).identity();

        assertThat(identity.client()).isEqualTo(client);
        assertThat(identity.device()).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource({
        "MediaBrowser, MEDIABROWSER",
        "mediabrowser, MEDIABROWSER",
        "EMBY, EMBY",
    })
    void theSchemeIsReadInAnyCase(String scheme, ListForm form) {
        PresentedCredential presented = read(scheme + " Token=t");

        assertThat(presented.token()).isEqualTo("t");
        assertThat(presented.form()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"Basic abc", "Bearer t", "MediaBrowser", "MediaBrowserToken=t", "''"})
    void anythingElseIsNoList(String value) {
        assertThat(read(value)).isEqualTo(PresentedCredential.NONE);
    }

    @Test
    void anotherSchemeHidesTheOldFieldButNotTheOtherCarriers() {
        MultiMap fields = HttpHeaders.headers()
                .set("Authorization", "Basic abc")
                .set("X-Emby-Authorization", "MediaBrowser Client=hidden, Token=hidden")
                .set("X-MediaBrowser-Token", "seen");

        PresentedCredential presented = READER.read(fields, "");

        assertThat(presented.token()).isEqualTo("seen");
        assertThat(presented.identity()).isEqualTo(ClientIdentity.NONE);
    }

    @Test
    void anEmptyAuthorizationDoesNotHideTheOldField() {
        MultiMap fields = HttpHeaders.headers()
                .set("Authorization", "")
                .set("X-Emby-Authorization", "MediaBrowser DeviceId=d, Token=t");

        assertThat(READER.read(fields, "").deviceId()).isEqualTo("d");
        assertThat(READER.read(fields, "").form()).isEqualTo(ListForm.X_MEDIABROWSER);
    }

    @Test
    void fieldNamesAreReadInAnyCase() {
        assertThat(READER.read(HttpHeaders.headers().set("x-EMBY-tOKEN", "t"), "")
                        .token())
                .isEqualTo("t");
    }

    @Test
    void aFieldThatComesTwiceIsJoinedByAComma() {
        MultiMap fields = HttpHeaders.headers()
                .add("X-Emby-Token", "a")
                .add("X-Emby-Token", "")
                .add("X-Emby-Token", "b");

        assertThat(READER.read(fields, "").token()).isEqualTo("a,b");
    }

    @Test
    void blanksInOneCarrierHideTheNext() {
        MultiMap fields = HttpHeaders.headers()
                .set("Authorization", "MediaBrowser Token=\"%20\"")
                .set("X-Emby-Token", "t");

        assertThat(READER.read(fields, "").token()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "ApiKey=t, t, API_KEY",
                "APIKEY=t, t, API_KEY",
                "api_key=t, t, OLD_API_KEY",
                "Api_Key=t, t, OLD_API_KEY",
                "%41piKey=t, t, API_KEY",
                "api%5Fkey=t, t, OLD_API_KEY",
                "ApiKey=a&apikey=b, 'a,b', API_KEY",
                "ApiKey=&ApiKey=b, b, API_KEY",
                "ApiKey=&api_key=b, b, OLD_API_KEY",
                "api_key=b&ApiKey=a, a, API_KEY",
                "&&x=1&ApiKey=t, t, API_KEY",
                "ApiKey=a;b, a;b, API_KEY",
                "x=1;ApiKey=t, null, LIST",
                "ApiKey=a%2Bb+c, a+b c, API_KEY",
                "ApiKey=%zz, %zz, API_KEY",
                "ApiKey%3Dt, null, LIST",
                "ApiKey, null, LIST",
                "deviceId=d, null, LIST",
            })
    void parametersAreReadAsTheServerBindsThem(String query, String token, Carrier carrier) {
        PresentedCredential presented = READER.read(HttpHeaders.headers(), query);

        assertThat(presented.token()).isEqualTo(token);
        assertThat(presented.carrier()).isEqualTo(carrier);
    }

    @Test
    void whatIsNotUtf8CannotBeReadInAnyOfTheFields() {
        String latin1 = "MediaBrowser Device=\"T\u00E9l\u00E9\"";
        String utf8 = new String(latin1.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(READER.read(HttpHeaders.headers().set("Authorization", latin1), ""))
                .isNull();
        assertThat(READER.read(HttpHeaders.headers().set("X-Emby-Token", latin1), ""))
                .isNull();
        assertThat(read(utf8).identity().device()).isEqualTo("Télé");
    }

    private static PresentedCredential read(String authorization) {
        return READER.read(HttpHeaders.headers().set("Authorization", authorization), "");
    }
}
