package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the status page, as anybody gets them. */
@ExtendWith(VertxExtension.class)
class StatusPageTest {
    private Operated operated;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        operated = Operated.open(vertx, Front.unlimited("http://127.0.0.1:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/usher/, text/html; charset=utf-8",
        "/usher/status.css, text/css; charset=utf-8",
        "/usher/status.js, text/javascript; charset=utf-8",
        "/usher/show.js, text/javascript; charset=utf-8",
        "/usher/memory.js, text/javascript; charset=utf-8",
        "/usher/icon.svg, image/svg+xml"
    })
    void anybodyGetsTheFilesUnderAPolicyThatLetsNothingElseIn(String path, String type) throws Exception {
        RawResponse answer = operated.admin().send("GET", path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Content-Type")).hasValue(type);
        assertThat(answer.field("Cache-Control")).hasValue("no-store");
        assertThat(answer.field("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.field("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http", "data:");
        assertThat(answer.text()).doesNotContain("https:", "style=\"", "innerHTML", "onclick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usher/nothing.js", "/usher/status/show.js", "/usher", "/index.html"})
    void nothingElseIsGivenWithoutTheSecret(String path) throws Exception {
        assertThat(operated.admin().send("GET", path).status()).isEqualTo(401);
    }

    @Test
    void aNameThatAStrangerMadeUpGetsNoPage() throws Exception {
        String head = "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n";

        assertThat(operated.admin().send("GET", head.getBytes()).status()).isEqualTo(421);
    }

    @Test
    void thePageIsNotOnTheMainListener() throws Exception {
        assertThat(operated.get("/usher/status.js").field("Content-Security-Policy"))
                .isEmpty();
    }

    @Test
    void headIsAnsweredWithoutContent() throws Exception {
        RawResponse answer = operated.admin().send("HEAD", "/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
