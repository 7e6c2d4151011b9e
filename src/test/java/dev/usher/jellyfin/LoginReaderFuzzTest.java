package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

class LoginReaderFuzzTest {
    private static final LoginForm FORM = LoginForm.of(Operation.AUTHENTICATE_USER_BY_NAME);

    @Fuzzed
    void whatIsReadOfALoginIsReadAgainFromWhatGoesUp(byte[] bytes) throws UnreadableLoginException {
        JsonObject read;
        String text;
        try {
            text = LoginText.decode(Buffer.buffer(bytes), StandardCharsets.UTF_8);
            read = read(text);
        } catch (UnreadableLoginException refused) {
            assertThat(refused.toResponse(FORM).status()).isEqualTo(400);
            return;
        }

        if (read != null) {
            assertThat(read.fieldNames()).isSubsetOf(List.of("Username", "Pw"));
            assertThat(read(LoginText.decode(read.toBuffer(), StandardCharsets.UTF_8)))
                    .isEqualTo(read);
            theLastMemberCounts(text);
        } else {
            assertThat(text.strip()).isEqualTo("null");
        }
    }

    private static void theLastMemberCounts(String text) throws UnreadableLoginException {
        String open = text.substring(0, text.lastIndexOf('}')).stripTrailing();
        String more = open.endsWith("{") && open.strip().length() == 1 ? "" : ",";

        JsonObject read = read(open + more + "\"uSERNAME\":\"last\"}");

        assertThat(read).isNotNull();
        assertThat(read.getString("Username")).isEqualTo("last");
    }

    private static @Nullable JsonObject read(String text) throws UnreadableLoginException {
        return LoginReader.read(FORM, text);
    }
}
