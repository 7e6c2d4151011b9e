package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "media.example.org",
                "ftp://media.example.org",
                "http://",
                "http://a_b c",
                "http://user@media.example.org",
                "http://media.example.org?x",
                "http://media.example.org:0",
                "http://media.example.org:65536"
            })
    void whatIsNoAddressLeadsNowhere(String text) {
        assertThat(Lead.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8096, http://127.0.0.1:8096/jellyfin, true",
        "http://localhost:8096, http://127.0.0.1:8096, true",
        "HTTP://Media.example.org, http://media.example.org:80, true",
        "https://media.example.org, https://media.example.org:443, true",
        "http://media.example.org, https://media.example.org, false",
        "http://media.example.org:8096, http://media.example.org:8095, false",
        "http://172.18.0.2:8096, http://jellyfin:8096, false"
    })
    void oneListenerIsKnownByHostAndPort(String one, String other, boolean same) {
        assertThat(Lead.isSame(URI.create(one), URI.create(other))).isEqualTo(same);
    }
}
