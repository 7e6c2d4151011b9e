package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "http://tv.example.org, tv.example.org, 80, ''",
        "https://TV.example.org/, tv.example.org, 443, ''",
        "http://127.0.0.1:8096/media/, 127.0.0.1, 8096, /media",
        "http://[::1]:8096/a/b//, [::1], 8096, /a/b"
    })
    void urlNamesHostPortAndBasePath(URI url, String host, int port, String basePath) {
        ServerAddress address = new ServerAddress(url);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.basePath()).isEqualTo(basePath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http:///path", "http://host?query", "http://host#fragment", "host"})
    void urlThatIsNoServerIsRefused(URI url) {
        assertThatThrownBy(() -> UpstreamSettings.of("home", url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passwordInAUrlIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> UpstreamSettings.of("home", URI.create("http://admin:secret@host")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Home", "-home", "a b", "a/b"})
    void nameThatCannotStandInAPathIsRefused(String name) {
        assertThatThrownBy(() -> UpstreamSettings.of(name, URI.create("http://host")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
