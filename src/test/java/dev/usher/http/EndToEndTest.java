package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndToEndTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "keep-alive",
                "Proxy-Connection",
                "Proxy-Authenticate",
                "Proxy-Authorization",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "UPGRADE",
                "HTTP2-Settings",
            })
    void fieldsOfTheConnectionAreNotCopied(String name) {
        assertThat(EndToEnd.copy(HttpHeaders.headers().set(name, "x"))).isEmpty();
    }

    @Test
    void whatConnectionNamesIsNotCopiedInWhateverCaseAndPlace() {
        MultiMap fields = HttpHeaders.headers()
                .add("X-One", "1")
                .add("x-two", "2")
                .add("X-Three", "3")
                .add("Connection", "close, X-ONE,, ")
                .add("Connection", "X-Two")
                .add("Connection", "not a name");

        assertThat(EndToEnd.copy(fields).names()).containsExactly("X-Three");
    }

    @Test
    void allValuesOfAFieldAreCopiedInOrderAndTheSourceIsLeftAlone() {
        MultiMap fields = HttpHeaders.headers()
                .add("Set-Cookie", "a=1")
                .add("Connection", "close")
                .add("Set-Cookie", "b=2");

        MultiMap copy = EndToEnd.copy(fields);

        assertThat(copy.getAll("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(copy.add("X", "y")).isNotSameAs(fields);
        assertThat(fields.entries()).hasSize(3);
    }
}
