package dev.usher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Caller;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class CallersTest {
    private record Card(String token, String deviceId) implements Presented {}

    private final SecretKey secret = TokenHash.newSecret();
    private final Callers callers = new Callers(new TokenHash(secret), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    @Test
    void equalTokensHaveEqualHashesUnderOneSecretOnly() {
        TokenHash hash = new TokenHash(secret);

        assertThat(hash.of("token")).isEqualTo(hash.of("token")).isEqualTo(new TokenHash(secret).of("token"));
        assertThat(hash.of("token")).isNotEqualTo(hash.of("Token"));
        assertThat(hash.of("token")).isNotEqualTo(new TokenHash(TokenHash.newSecret()).of("token"));
        assertThat(hash.of("token")).hasSize(22).doesNotContain("token");
        assertThat(hash.of("")).hasSize(22);
    }

    @Test
    void aCallerIsAnAddressAndWhatItPresents() {
        Caller caller = callers.from("::ffff:192.168.1.2").caller(new Card("token", "device"));

        assertThat(caller.address()).isEqualTo("192.168.1.2");
        assertThat(caller.addressGroup()).isEqualTo("192.168.1.2");
        assertThat(caller.local()).isTrue();
        assertThat(caller.tokenHash()).isEqualTo(new TokenHash(secret).of("token"));
        assertThat(caller.credential().deviceId()).isEqualTo("device");
        assertThat(caller.credential().presented()).isEqualTo(new Card("token", "device"));
        assertThat(caller.toString()).doesNotContain("token\"").doesNotContain(caller.tokenHash());
    }

    @Test
    void householdsFromAfarPayTogether() {
        assertThat(callers.from("2001:db8:1:2::3").anonymous())
                .isEqualTo(new Caller("2001:db8:1:2::3", "2001:db8:1:2::/64", false, null));
    }

    @Test
    void whatIsNoAddressIsItsOwnGroupAndNotNear() {
        assertThat(callers.from("/run/usher.sock").anonymous())
                .isEqualTo(new Caller("/run/usher.sock", "/run/usher.sock", false, null));
    }

    @Test
    void theLastCallerOfAConnectionIsNotIdentifiedAgain() {
        Callers.Connection connection = callers.from("192.0.2.1");

        Caller first = connection.caller(new Card("token", "device"));

        assertThat(connection.caller(new Card("token", "device"))).isSameAs(first);
        assertThat(connection.caller(new Card("other", "device")).tokenHash()).isNotEqualTo(first.tokenHash());
        assertThat(connection.caller(new Card("token", "device"))).isEqualTo(first);
    }

    @Test
    void anotherDeviceWithTheSameTokenIsAnotherCaller() {
        Callers.Connection connection = callers.from("192.0.2.1");

        connection.caller(new Card("token", "one"));

        assertThat(connection.caller(new Card("token", "two")).credential().deviceId())
                .isEqualTo("two");
    }

    @Test
    void whoPresentsNoTokenHasNoHash() {
        assertThat(callers.from("192.0.2.1").caller(new Card(null, "device")).tokenHash())
                .isNull();
    }
}
