package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|\"plain\"",
                "``|\"\"",
                "say \"hi\"|\"say \\\"hi\\\"\"",
                "a\\b|\"a\\\\b\"",
                "Zoë 🎬|\"Zo? ?\"",
                "`a\r\nX: y`|\"a??X: y\"",
            })
    void aStringIsQuotedAndHoldsPrintableAsciiOnly(String text, String item) {
        assertThat(StructuredField.string(text)).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"usher/home|usher/home", "usher/my home|\"usher/my home\"", "9lives|\"9lives\"", "``|\"\""})
    void aTokenIsLeftBare(String text, String item) {
        assertThat(StructuredField.tokenOrString(text)).isEqualTo(item);
    }

    @Test
    void aProxySaysWhatItMet() {
        ProxyStatus member = ProxyStatus.of("usher/cabin").error("connection_timeout");

        assertThat(member).hasToString("usher/cabin;error=connection_timeout");
        assertThat(member.receivedStatus(503).details("not \"ready\""))
                .hasToString("usher/cabin;error=connection_timeout;received-status=503;details=\"not \\\"ready\\\"\"");
    }

    @Test
    void aCacheSaysHowItHandledARequest() {
        assertThat(CacheStatus.of("usher/home").hit().ttl(-3)).hasToString("usher/home;hit;ttl=-3");
        assertThat(CacheStatus.of("usher/home")
                        .forwarded("uri-miss")
                        .forwardStatus(200)
                        .stored()
                        .collapsed()
                        .detail("first"))
                .hasToString("usher/home;fwd=uri-miss;fwd-status=200;stored;collapsed;detail=first");
    }

    @Test
    void aCacheSpeaksAfterThoseThatSpokeBeforeItAndAfterNoneThatSaidNothing() {
        CacheStatus hit = CacheStatus.of("usher/home").hit();
        MultiMap spoken = HttpHeaders.headers().add(CacheStatus.FIELD, "a;hit").add(CacheStatus.FIELD, "b;hit");

        assertThat(hit.after(HttpHeaders.headers())).isEqualTo("usher/home;hit");
        assertThat(hit.after(spoken)).isEqualTo("a;hit, b;hit, usher/home;hit");
        assertThat(hit.after(HttpHeaders.headers().set(CacheStatus.FIELD, " "))).isEqualTo("usher/home;hit");
    }
}
