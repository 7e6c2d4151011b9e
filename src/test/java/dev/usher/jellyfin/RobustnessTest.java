package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.identity.AddressRange;
import dev.usher.identity.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing that a client or a server can send makes a parser throw anything but what it says. */
class RobustnessTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "%",
            "%2",
            "%2F",
            "%2e",
            "..",
            ".",
            "%C3",
            "%A9",
            "%FF",
            "%00",
            "?",
            "&",
            "=",
            ";",
            "#",
            "+",
            " ",
            ",",
            "\"",
            "\\",
            "Users",
            "Me",
            "emby",
            "ApiKey",
            "api_key",
            "Token",
            "MediaBrowser ",
            "Emby ",
            "q=",
            "*/*",
            "application/json",
            "profile=",
            "{",
            "}",
            "[",
            "]",
            "\"Name\":",
            "1e9",
            ":",
            "::ffff:",
            "\u00E9",
            "\u0000",
            "http://",
            Recording.USER_ID);

    private final Random random = new Random(20_261_124);

    @Test
    void anyRequestCanBeRead() {
        int operations = 0;
        for (int i = 0; i < ROUNDS; i++) {
            MultiMap fields = HttpHeaders.headers();
            for (String name : List.of("Authorization", "X-Emby-Token", "Accept", "Accept-Encoding", "Connection")) {
                fields.add(name, fieldValue());
            }
            HttpMethod method = random.nextBoolean() ? HttpMethod.GET : HttpMethod.POST;
            String target = (random.nextBoolean() ? "/Users" : "") + text();

            Reading reading = RequestReader.standard().read(method, target, fields, "");

            if (reading != null && reading.match().route() instanceof Operation) {
                operations++;
                assertThat(reading.credential().dress(reading.fields())).isNotNull();
                assertThat(reading.credential().dress(reading.match().target())).startsWith("/");
            }
        }
        assertThat(operations).isGreaterThan(100);
    }

    @Test
    void whatGoesUpIsReadAsItself() {
        for (int i = 0; i < ROUNDS; i++) {
            MultiMap fields = HttpHeaders.headers().add("Authorization", "MediaBrowser " + fieldValue());
            String target = "/Users/" + text();
            Reading once = RequestReader.standard().read(HttpMethod.GET, target, fields, "");
            if (once == null || !(once.match().route() instanceof Operation)) {
                continue;
            }
            MultiMap sent = once.credential().dress(once.fields());

            Reading again = RequestReader.standard()
                    .read(HttpMethod.GET, once.credential().dress(once.match().target()), sent, "");

            assertThat(again.match()).isEqualTo(once.match());
            assertThat(again.credential().token()).isEqualTo(once.credential().token());
            assertThat(again.credential().identity())
                    .isEqualTo(once.credential().identity());
        }
    }

    @Test
    void anyListCanBeMergedOrIsMalformed() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = random.nextBoolean() ? randomBytes() : text().getBytes(StandardCharsets.UTF_8);
            try {
                UserLists.merge(List.of(Buffer.buffer(bytes)));
            } catch (MalformedUserListException malformed) {
                assertThat(malformed.part()).isZero();
            }
        }
    }

    @Test
    void anyTextIsAnAddressOrNot() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = text();
            ClientAddress address = ClientAddress.parse(text);
            assertThat(address == null || ClientAddress.parse(address.toString()) != null)
                    .isTrue();
            try {
                AddressRange.parse(text);
            } catch (IllegalArgumentException told) {
                assertThat(told).hasMessageContaining("is no range of addresses");
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(4) == 0 ? text + new String(randomBytes(), StandardCharsets.ISO_8859_1) : text.toString();
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(24)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What an HTTP parser lets through. */
    private String fieldValue() {
        return text().replaceAll("[\\x00-\\x08\\x0A-\\x1F\\x7F]", "").strip();
    }
}
