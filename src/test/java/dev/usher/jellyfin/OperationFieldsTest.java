package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.jellyfin.Recording.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperationFieldsTest {
    private static final FieldReader READER = FieldReader.standard();

    static Stream<Exchange> recordedProfiles() {
        return Recording.of("http").filter(exchange -> exchange.name().contains(" Accept: "));
    }

    @ParameterizedTest
    @MethodSource("recordedProfiles")
    void theServerAndTheReaderChooseTheSameProfile(Exchange exchange) {
        String type = exchange.answerFields().get("Content-Type");
        Profile answered = type.contains("CamelCase")
                ? Profile.CAMEL_CASE
                : type.contains("PascalCase") ? Profile.PASCAL_CASE : Profile.DEFAULT;

        assertThat(Profile.of(FieldText.joined(exchange.fields(), "accept"))).isEqualTo(answered);
    }

    @Test
    void allProfilesWereRecorded() {
        assertThat(recordedProfiles()
                        .map(exchange -> exchange.answerFields().get("Content-Type"))
                        .distinct())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/html, application/json; profile=CamelCase                     | CAMEL_CASE",
                "application/json; profile=CamelCase, application/json              | CAMEL_CASE",
                "application/json, application/json; profile=CamelCase              | DEFAULT",
                "application/json;q=0.5, APPLICATION/JSON; PROFILE=camelcase; q=0.9 | CAMEL_CASE",
                "*/*, application/json; profile=PascalCase; q=0.9                   | DEFAULT",
                "*/*;q=0.1, application/json; profile=PascalCase; q=0.9             | PASCAL_CASE",
                "application/json; profile=CamelCase; charset=utf-8                 | DEFAULT",
                "application/json; profile=CamelCase; q=x, application/json         | DEFAULT",
                "; , ;;                                                             | DEFAULT",
                ",                                                                  | DEFAULT"
            })
    void theBestWeightWinsAndThenTheOrder(String accept, Profile profile) {
        assertThat(Profile.of(accept)).isEqualTo(profile);
    }

    @Test
    void ofAStorableOperationOnlyWhatIsKeyedGoesOn() {
        MultiMap fields = HttpHeaders.headers()
                .add("Accept", "text/html, application/json;profile=camelcase")
                .add("Accept-Encoding", "deflate, gzip;q=0.9")
                .add("Accept-Encoding", "br;q=0.8")
                .add("Origin", "https://app.example.org")
                .add("If-None-Match", "\"a\"")
                .add("User-Agent", "x")
                .add("Accept-Language", "de")
                .add("Accept-Charset", "utf-16")
                .add("Cookie", "a=b")
                .add("X-Forwarded-Proto", "https")
                .add("Authorization", "MediaBrowser Token=t")
                .add("Range", "bytes=0-1");

        MultiMap keyed = READER.read(Operation.GET_USERS, fields);

        assertThat(keyed.names())
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrder("accept", "accept-encoding", "origin", "if-none-match");
        assertThat(keyed.get("Accept")).isEqualTo("application/json; profile=\"CamelCase\"");
        assertThat(keyed.get("Accept-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @CsvSource({"'max-age=0, NO-STORE', no-store", "no-cache,", "only-if-cached,"})
    void ofWhatIsAskedOfACacheItGoesOnThatNothingShallBeStored(String directives, String said) {
        MultiMap fields = HttpHeaders.headers().add("Cache-Control", directives);

        assertThat(READER.read(Operation.GET_USERS, fields).get("Cache-Control"))
                .isEqualTo(said);
    }

    @Test
    void whatAsksForTheDefaultIsNotSaid() {
        MultiMap fields = HttpHeaders.headers().add("Accept", "*/*");

        assertThat(READER.read(Operation.GET_CURRENT_USER, fields).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, br', br",
        "zstd, identity",
        "identity, identity",
        "'', identity",
        "*, br",
        "'br;q=0, gzip', gzip"
    })
    void theCodingIsTheOneThatTheServerWouldChoose(String acceptEncoding, String coding) {
        MultiMap fields = HttpHeaders.headers().add("accept-encoding", acceptEncoding);

        assertThat(READER.read(Operation.GET_USERS, fields).get("Accept-Encoding"))
                .isEqualTo(coding);
    }

    @ParameterizedTest
    @CsvSource({"'gzip, br', gzip", "br, br", "'br;q=1, gzip;q=0.5', br", "*, gzip", "zstd, identity"})
    void aSingleUserComesInACodingThatCanBeReadHere(String acceptEncoding, String coding) {
        MultiMap fields = HttpHeaders.headers().add("accept-encoding", acceptEncoding);

        for (Operation operation : List.of(Operation.GET_CURRENT_USER, Operation.GET_USER_BY_ID)) {
            assertThat(READER.read(operation, fields).get("Accept-Encoding")).isEqualTo(coding);
        }
    }

    @Test
    void ofAnyOtherOperationAllButAFewGoOn() {
        MultiMap fields = HttpHeaders.headers()
                .add("Accept", "text/html")
                .add("User-Agent", "x")
                .add("Content-Type", "application/json")
                .add("Connection", "X-Hop, close")
                .add("X-Hop", "1")
                .add("Upgrade", "h2c")
                .add("Accept-Charset", "utf-16")
                .add("If-None-Match", "*")
                .add("If-Modified-Since", "x")
                .add("Range", "bytes=0-1")
                .add("If-Range", "x")
                .add("Expect", "100-continue")
                .add("Content-Length", "5")
                .add("X-Emby-Token", "t")
                .add("authorization", "Basic x");

        assertThat(READER.read(Operation.UPDATE_USER, fields).names())
                .containsExactlyInAnyOrder("Accept", "User-Agent", "Content-Type");
    }
}
