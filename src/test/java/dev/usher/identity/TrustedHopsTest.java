package dev.usher.identity;

import static dev.usher.identity.HopField.FORWARDED;
import static dev.usher.identity.HopField.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedHopsTest {
    private static final List<String> HOPS = List.of("10.0.0.0/8", "fd00::/8");

    private static Peer peer(String address, HopField field) {
        return new Callers(
                        new TokenHash(TokenHash.newSecret()),
                        LocalNetwork.of(LocalNetwork.PRIVATE_RANGES),
                        TrustedHops.of(HOPS, field))
                .peer(address);
    }

    private static String client(String address, HopField field, MultiMap fields) {
        return peer(address, field).client(fields).callers().anonymous().address();
    }

    private static MultiMap fields(String name, String value) {
        return HttpHeaders.headers().set(name, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9                          | 203.0.113.9
            203.0.113.9, 198.51.100.7            | 198.51.100.7
            203.0.113.9, 10.0.0.2                | 203.0.113.9
            203.0.113.9,10.0.0.2,  fd00::1       | 203.0.113.9
            10.0.0.3, 10.0.0.2                   | 10.0.0.3
            203.0.113.9:4711                     | 203.0.113.9
            [2001:DB8::9]:4711                   | 2001:db8::9
            [2001:db8::9]                        | 2001:db8::9
            2001:db8::9                          | 2001:db8::9
            ::ffff:203.0.113.9                   | 203.0.113.9
            203.0.113.9, ::ffff:10.0.0.2         | 203.0.113.9
            unknown                              | 10.0.0.1
            203.0.113.9, unknown                 | 10.0.0.1
            unknown, 10.0.0.2                    | 10.0.0.2
            203.0.113.9,                         | 10.0.0.1
            203.0.113.9:                         | 10.0.0.1
            203.0.113.9:http                     | 10.0.0.1
            '203.0.113.9, "198.51.100.7"'        | 10.0.0.1
            ''                                   | 10.0.0.1
            """)
    void theFirstAddressFromTheEndThatIsNotTrustedIsTheClient(String chain, String client) {
        assertThat(client("10.0.0.1", X_FORWARDED_FOR, fields("X-Forwarded-For", chain)))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            for=203.0.113.9                                   | 203.0.113.9
            for="203.0.113.9:4711"                            | 203.0.113.9
            for="[2001:db8::9]:4711"                          | 2001:db8::9
            for=203.0.113.9, for=10.0.0.2                     | 203.0.113.9
            for=203.0.113.9, for=198.51.100.7                 | 198.51.100.7
            for="x, for=203.0.113.9                           | 203.0.113.9
            for=unknown                                       | 10.0.0.1
            for=_hidden, for=10.0.0.2                         | 10.0.0.2
            proto=https                                       | 10.0.0.1
            """)
    void forwardedIsWalkedInTheSameWay(String value, String client) {
        assertThat(client("10.0.0.1", FORWARDED, fields("Forwarded", value))).isEqualTo(client);
    }

    @Test
    void severalFieldsAreOneList() {
        MultiMap fields = HttpHeaders.headers()
                .add("X-Forwarded-For", "203.0.113.9")
                .add("x-forwarded-for", "198.51.100.7, 10.0.0.2");

        assertThat(client("10.0.0.1", X_FORWARDED_FOR, fields)).isEqualTo("198.51.100.7");
    }

    @Test
    void whoeverIsNotTrustedSpeaksForNobody() {
        MultiMap fields = fields("X-Forwarded-For", "10.0.0.9")
                .set("X-Forwarded-Proto", "https")
                .set("Forwarded", "for=10.0.0.9");

        for (HopField field : HopField.values()) {
            Peer.Client client = peer("198.51.100.7", field).client(fields);
            assertThat(client.approach()).isEqualTo(Approach.direct("198.51.100.7"));
            assertThat(client.callers().anonymous().local()).isFalse();
        }
    }

    @Test
    void theFieldThatTheHopsDoNotWriteIsNotRead() {
        MultiMap fields = fields("X-Forwarded-For", "203.0.113.9").set("Forwarded", "for=192.168.1.1");

        assertThat(client("10.0.0.1", X_FORWARDED_FOR, fields)).isEqualTo("203.0.113.9");
        assertThat(client("10.0.0.1", FORWARDED, fields)).isEqualTo("192.168.1.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9             | https       | tv.example      | https | tv.example
            203.0.113.9             | HTTPS       | tv.example:8920 | https | tv.example:8920
            203.0.113.9, 10.0.0.2   | https, http | tv.example, b   | https | tv.example
            203.0.113.9, 10.0.0.2   | https       | tv.example      | https | tv.example
            1.2.3.4, 203.0.113.9    | ftp, http   | evil, b         | http  | b
            ''                      | https       | tv.example      | https | tv.example
            203.0.113.9             | ftp         | a/b             |       |
            203.0.113.9             |             |                 |       |
            """)
    void theHopThatTheClientAskedTellsTheSchemeAndTheHost(
            String chain, String protos, String hosts, String scheme, String host) {
        MultiMap fields = fields("X-Forwarded-For", chain);
        if (protos != null) {
            fields.set("X-Forwarded-Proto", protos).set("X-Forwarded-Host", hosts);
        }

        Approach approach = peer("10.0.0.1", X_FORWARDED_FOR).client(fields).approach();

        assertThat(approach.scheme()).isEqualTo(scheme);
        assertThat(approach.host()).isEqualTo(host);
    }

    @Test
    void forwardedTellsTheSchemeAndTheHostToo() {
        MultiMap fields = fields("Forwarded", "for=203.0.113.9;proto=https;host=\"tv.example:8920\", for=10.0.0.2");

        assertThat(peer("10.0.0.1", FORWARDED).client(fields).approach())
                .isEqualTo(new Approach("203.0.113.9", "https", "tv.example:8920"));
    }

    @Test
    void oneHopBringsManyClients() {
        Peer hop = peer("10.0.0.1", X_FORWARDED_FOR);

        Peer.Client near = hop.client(fields("X-Forwarded-For", "192.168.1.20"));
        Peer.Client far = hop.client(fields("X-Forwarded-For", "203.0.113.9"));

        assertThat(near.callers().anonymous().local()).isTrue();
        assertThat(far.callers().anonymous().local()).isFalse();
        assertThat(far.callers().anonymous().addressGroup()).isEqualTo("203.0.113.9");
        assertThat(hop.client(fields("X-Forwarded-For", "203.0.113.9"))).isSameAs(far);
    }

    @Test
    void aRangeThatIsNoneIsNamed() {
        assertThatThrownBy(() -> TrustedHops.of(List.of("10.0.0.1", "proxy"), FORWARDED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'proxy'");
    }
}
