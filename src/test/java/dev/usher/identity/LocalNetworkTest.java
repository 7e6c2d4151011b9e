package dev.usher.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, false",
        "10.0.0.0, true",
        "10.255.255.255, true",
        "11.0.0.0, false",
        "127.0.0.1, true",
        "128.0.0.0, false",
        "172.15.255.255, false",
        "172.16.0.0, true",
        "172.31.255.255, true",
        "172.32.0.0, false",
        "192.167.255.255, false",
        "192.168.0.0, true",
        "192.168.255.255, true",
        "192.169.0.0, false",
        "169.254.1.1, false",
        "100.64.0.1, false",
        "203.0.113.9, false",
        "::ffff:192.168.1.20, true",
        "::ffff:203.0.113.9, false",
        "::1, true",
        "::2, false",
        "fe7f:ffff::1, false",
        "fe80::1%eth0, true",
        "febf::1, true",
        "fec0::1, false",
        "fbff::1, false",
        "fc00::1, true",
        "fdff::1, true",
        "fe00::1, false",
        "2001:db8::9, false",
    })
    void thePrivateRangesAreNear(String address, boolean near) {
        assertThat(LocalNetwork.of(LocalNetwork.PRIVATE_RANGES).contains(ClientAddress.parse(address)))
                .isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.8/31, 203.0.113.9, true",
        "203.0.113.8/31, 203.0.113.10, false",
        "203.0.113.9, 203.0.113.9, true",
        "203.0.113.9, 203.0.113.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 203.0.113.9, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::9/128, 2001:db8::9, true",
    })
    void theRangesCanBeSet(String cidr, String address, boolean near) {
        assertThat(LocalNetwork.of(List.of(cidr)).contains(ClientAddress.parse(address)))
                .isEqualTo(near);
    }

    @Test
    void withoutRangesNobodyIsNear() {
        assertThat(LocalNetwork.of(List.of()).contains(ClientAddress.parse("127.0.0.1")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "lan, 'lan' is no IP address",
        "192.168.0.0/33, number from 0 to 32",
        "192.168.0.0/-1, number from 0 to 32",
        "192.168.0.0/, number from 0 to 32",
        "192.168.0.0/x, number from 0 to 32",
        "fd00::/129, number from 0 to 128",
        "fd00::/9999999999, number from 0 to 128",
        "192.168.0.1/16, bits beyond the first 16",
        "fd00::1/8, bits beyond the first 8",
        "/8, '' is no IP address",
    })
    void aRangeThatIsNoneIsRefusedWithTheReason(String cidr, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalNetwork.of(List.of("10.0.0.0/8", cidr)))
                .withMessageContaining("'" + cidr + "'")
                .withMessageContaining(reason);
    }
}
