package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            quoteCharacter = '`',
            value = {
                "absent|identity",
                "``|identity",
                "gzip|gzip",
                "GZip|gzip",
                "x-gzip|gzip",
                "br|br",
                "gzip, br|br",
                "gzip, deflate, br, zstd|br",
                "gzip;q=1.0, br;q=0.5|gzip",
                "gzip;q=0.5, br;q=0.501|br",
                "gzip;q=0|identity",
                "gzip; q=0.000, br ; Q=0|identity",
                "*|br",
                "*, br;q=0|gzip",
                "*;q=0|identity",
                "gzip, *;q=0|gzip",
                "identity, gzip;q=0.9|identity",
                "identity;q=0.5, gzip;q=0.5|gzip",
                "identity;q=0, gzip;q=0.1|gzip",
                "identity;q=0|identity",
                "deflate|identity",
                "*;q=0.5, gzip;q=0.1, br;q=0.1|identity",
                "*;q=0.5, identity;q=0.1, gzip;q=0.2, br;q=0|gzip",
                "gzip;level=9|gzip",
                "gzip;q=nonsense|identity",
                "gzip;q=2|identity",
                "gzip;q=1.|gzip",
                ";;q=1,,;|identity",
            })
    void theClientsWeightsDecideThenOurOrder(String value, String coding) {
        assertThat(AcceptEncoding.preferred(value, List.of("br", "gzip"))).isEqualTo(coding);
    }
}
