package dev.usher.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** The first line is the media type, the rest the content. */
class ErrorBodyFuzzTest {

    @Fuzzed
    void everyErrorHasABodyAndAMessageWithoutSecrets(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = Math.max(0, text.indexOf('\n'));
        Buffer content =
                Buffer.buffer(text.substring(Math.min(text.length(), end + 1)).getBytes(ISO_8859_1));

        ErrorBody body = ErrorBodyReader.read(text.substring(0, end), content);

        assertThat(body instanceof ErrorBody.Empty).isEqualTo(content.length() == 0);
        assertThat(new ErrorMessage(new Discretion(List.of("s3cret"))).of(400, body, ""))
                .startsWith("400 Bad Request")
                .doesNotContain("s3cret");
    }
}
