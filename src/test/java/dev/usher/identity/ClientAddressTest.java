package dev.usher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7, 192.0.2.7",
        "::FFFF:c000:207, 192.0.2.7, 192.0.2.7",
        "0:0:0:0:0:ffff:192.0.2.7, 192.0.2.7, 192.0.2.7",
        "2001:DB8:0:0:1:0:0:9, 2001:db8::1:0:0:9, 2001:db8::/64",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:ffff::1, 2001:db8:1:2::/64",
        "[2001:db8::9], 2001:db8::9, 2001:db8::/64",
        "fe80::1%eth0, fe80::1, fe80::/64",
        "fe80::1%2, fe80::1, fe80::/64",
        "[fe80::1%eth0], fe80::1, fe80::/64",
        "::1, ::1, ::/64",
        "::, ::, ::/64",
        "::ffff:0:c000:207, ::ffff:0:c000:207, ::/64",
        "::192.0.2.7, ::c000:207, ::/64",
    })
    void anAddressHasOneSpellingAndAGroup(String literal, String text, String group) {
        ClientAddress address = ClientAddress.parse(literal);

        assertThat(address).hasToString(text);
        assertThat(address.group()).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "unknown",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4.",
                "1.2.3.4:80",
                "2001:db8:::1",
                "12345::",
                "[::1",
                "::1/64",
                " ",
                "_hidden",
                "0x7f.1",
                "１.2.3.4"
            })
    void anythingElseIsNoAddressAndIsNotLookedUp(String text) {
        assertThat(ClientAddress.parse(text)).isNull();
    }
}
