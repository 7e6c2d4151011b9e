package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.testing.TestAuthority;
import dev.usher.upstream.Trust;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of listen.tls and of servers.NAME.tls: what they come to, and how a wrong one is refused. */
class TlsSettingsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Authority");
    private static final String PIN = "Ab:".repeat(31) + "cD";
    private static final Sources FILES = new FixedSources(
            Map.of(), Map.of("/ca.pem", AUTHORITY.pem(), "/empty.pem", "nothing", "/secret", "sesame\n"));

    private static Settings parse(String yaml) {
        return SettingsFile.parse(yaml, FILES);
    }

    private static Trust trust(String tls) {
        return parse("servers: {home: {url: \"https://a\", tls: {" + tls + "}}}")
                .upstreams()
                .get(0)
                .trust();
    }

    @Test
    void trustIsWhatTheServersTlsSays() {
        assertThat(trust("")).isEqualTo(Trust.known());
        assertThat(trust("ca: /ca.pem")).isEqualTo(new Trust.Vouched(List.of(AUTHORITY.certificate())));
        assertThat(trust("pin: \"" + PIN + "\"")).isEqualTo(new Trust.Pinned("ab".repeat(31) + "cd"));
        assertThat(trust("verify: false")).isEqualTo(new Trust.Blind());
    }

    @Test
    void listenerTakesItsFilesAndThePasswordFromAFile() {
        TlsSettings pem = parse("listen: {tls: {certificate: a, key: b, check-every: 1s}}")
                .listen()
                .tls();
        TlsSettings store = parse("listen: {tls: {keystore: c, password: \"${file:/secret}\"}}")
                .listen()
                .tls();

        assertThat(pem.isOn() && store.isOn()).isTrue();
        assertThat(pem).hasToString("TlsSettings[a, b, , PT1S]");
        assertThat(store.password()).isEqualTo("sesame");
        assertThat(store.toString()).doesNotContain("sesame");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            certificate: a                               | key: is missing: name the PEM file of the certificate's key; it may be the same file
            key: a                                       | certificate: is missing: name the PEM file of the certificate to this key
            certificate: a, key: b, keystore: c          | keystore: stands beside certificate or key: name one or the other; it is c
            certificate: a, key: b, password: sesame     | password: opens nothing: it is that of keystore
            keystore: c, password: 1234567               | password: must be text: put it in quotes
            keystore: c, check-every: 0s                 | check-every: must be longer than nothing; it is 0s
            """)
    void wrongListenerKeysAreToldWithoutThePassword(String tls, String complaint) {
        assertThat(errorsOf("listen: {tls: {" + tls + "}}")).containsExactly("listen.tls." + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain-port: 80                                             | plain-port: is for a gateway with a certificate (listen.tls); without one port itself is plain; it is 80
            port: 81, plain-port: 81, tls: {certificate: a, key: b}    | plain-port: must not be the port that is encrypted; it is 81
            plain-port: 70000, tls: {certificate: a, key: b}           | plain-port: must lie between 0 and 65535; it is 70000
            plain-port: some                                           | plain-port: must be a port from 1 to 65535, 0 for any free one, or none; it is some
            h2c: maybe                                                 | h2c: must be true or false; it is maybe
            """)
    void wrongPortsAndProtocolsAreTold(String listen, String complaint) {
        assertThat(errorsOf("listen: {" + listen + "}")).containsExactly("listen." + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ca: /none.pem               | ca: needs the file /none.pem, which does not exist
            ca: /empty.pem              | ca: must name a file that holds certificates as PEM, which begin with -----BEGIN CERTIFICATE-----; it is /empty.pem
            pin: abc                    | pin: must be a SHA-256 fingerprint of 64 hexadecimal digits, as openssl x509 -noout -fingerprint -sha256 prints it after the =; it is abc
            ca: /ca.pem, verify: false  | verify: stands beside ca or pin: with verify: false neither is looked at; it is false
            verify: 0                   | verify: must be true or false; it is 0
            """)
    void wrongTrustIsTold(String tls, String complaint) {
        assertThat(errorsOf("servers: {home: {url: \"https://a\", tls: {" + tls + "}}}"))
                .containsExactly("servers.home.tls." + complaint);
    }

    @Test
    void trustOfAPlainServerIsAMistake() {
        assertThat(errorsOf("servers: {home: {url: \"http://a\", tls: {verify: false}}}"))
                .containsExactly("servers.home.tls: is for a url that begins with https://");
    }

    @Test
    void pinBesideAnAuthorityIsAMistake() {
        String tls = "ca: /ca.pem, pin: \"" + PIN + "\"";

        assertThat(errorsOf("servers: {home: {url: \"https://a\", tls: {" + tls + "}}}"))
                .containsExactly("servers.home.tls.pin: stands beside ca: give one or the other; it is " + PIN);
    }

    private static List<String> errorsOf(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> parse(yaml)).errors().stream()
                .map(SettingsError::toString)
                .toList();
    }
}
