package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import org.junit.jupiter.api.Test;

class UnsatisfiableTest {
    private final HttpCached home = new HttpCached();

    @Test
    void refusalOfAPartMayBeReadByWhoeverMayReadTheWhole() {
        home.answers(
                "picture",
                "Cache-Control",
                "max-age=10",
                "ETag",
                "\"a\"",
                "Content-Type",
                "image/png",
                "Vary",
                "Origin",
                "Access-Control-Allow-Origin",
                "https://tv.example",
                "Access-Control-Expose-Headers",
                "Content-Range",
                "Cross-Origin-Resource-Policy",
                "cross-origin");
        home.get("/p", "Origin", "https://tv.example");

        Response none = home.get("/p", "Origin", "https://tv.example", "Range", "bytes=7-");

        assertThat(none.status()).isEqualTo(416);
        assertThat(none.fields().get("Content-Range")).isEqualTo("bytes */7");
        assertThat(none.fields().get("Vary")).isEqualTo("Origin");
        assertThat(none.fields().get("Access-Control-Allow-Origin")).isEqualTo("https://tv.example");
        assertThat(none.fields().get("Access-Control-Expose-Headers")).isEqualTo("Content-Range");
        assertThat(none.fields().get("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(none.fields().names()).doesNotContain("Cache-Control", "ETag", "Content-Type");
    }
}
