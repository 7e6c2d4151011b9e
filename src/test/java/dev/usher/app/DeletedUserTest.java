package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Secrets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the picture of a user who is deleted. */
class DeletedUserTest extends OriginCase {
    private static final String ANN = "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf";
    private static final String TOKEN = Secrets.register("e0e1e2e3e4e5e6e7e8e9eaebecedeeef");

    @ParameterizedTest
    @CsvSource({"204 No Content, false", "403 Forbidden, true", "404 Not Found, true"})
    void itGoesUnlessTheServerRefuses(String answer, boolean stays) throws Exception {
        String picture = "/UserImage?userId=" + ANN + "&tag=1";
        answers(head -> head.startsWith("DELETE")
                ? "HTTP/1.1 " + answer + "\r\n" + (stays ? "Content-Length: 0\r\n" : "") + "\r\n"
                : ok("ann", KEPT));
        get(picture);
        assertThat(isHit(get(picture))).isTrue();

        client.send("DELETE", "/Users/" + ANN, "Authorization: MediaBrowser Token=\"" + TOKEN + "\"");

        assertThat(isHit(get(picture))).isEqualTo(stays);
    }
}
