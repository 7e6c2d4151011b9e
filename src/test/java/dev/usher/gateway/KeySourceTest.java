package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Issued;
import dev.usher.testing.Secrets;
import dev.usher.testing.TestAuthority;
import dev.usher.testing.TestAuthority.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which a certificate and its key may stand, and what is said of those in which they may not. */
class KeySourceTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Authority");
    private static final String PASSWORD = Secrets.register("open sesame");

    @TempDir
    Path directory;

    private Path chain;
    private Path key;
    private Path store;

    @BeforeEach
    void name() {
        chain = directory.resolve("chain.pem");
        key = directory.resolve("key.pem");
        store = directory.resolve("keys.p12");
    }

    private ServerKey read() throws UnusableKeyException {
        return new PemFiles(chain, key).read();
    }

    private void assertRefused(String words) {
        assertThatThrownBy(this::read).isInstanceOf(UnusableKeyException.class).hasMessage(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void keysAreReadInTheirNewAndTheirOldForm(String algorithm) throws Exception {
        Issued issued = AUTHORITY.issue(algorithm, Validity.NOW_ON, "tv.example.org");
        for (String pem : new String[] {issued.keyPem(), issued.oldKeyPem()}) {
            Files.writeString(chain, issued.chain());
            Files.writeString(key, "# a remark\n" + pem);

            ServerKey read = read();

            assertThat(read.key()).isEqualTo(issued.key());
            assertThat(read.chain()).containsExactly(issued.certificate(), AUTHORITY.certificate());
            assertThat(read).hasToString("ServerKey[CN=tv.example.org, until " + read.end() + "]");
        }
    }

    @Test
    void bothMayStandInOneFile() throws Exception {
        Issued issued = AUTHORITY.issue("tv.example.org");
        Files.writeString(chain, issued.keyPem() + issued.chain());

        assertThat(new PemFiles(chain, chain).read().key()).isEqualTo(issued.key());
    }

    @Test
    void pkcs12IsReadWithItsPassword() throws Exception {
        Issued issued = AUTHORITY.issue("tv.example.org");
        issued.writePkcs12(store, PASSWORD);

        ServerKey read = new Pkcs12File(store, PASSWORD).read();

        assertThat(read.key()).isEqualTo(issued.key());
        assertThat(read.chain()).containsExactly(issued.certificate(), AUTHORITY.certificate());
        assertThat(new Pkcs12File(store, PASSWORD).toString()).doesNotContain("sesame");
    }

    @Test
    void pkcs12ThatDoesNotOpenIsToldWithItsFile() throws Exception {
        AUTHORITY.issue("tv.example.org").writePkcs12(store, PASSWORD);

        assertThatThrownBy(() -> new Pkcs12File(store, "another").read())
                .hasMessage(store + " does not open with this password");
        Files.writeString(store, "garbage");
        assertThatThrownBy(() -> new Pkcs12File(store, PASSWORD).read()).hasMessage(store + " is not a PKCS12 file");
    }

    @Test
    void filesThatCannotBeServedWithAreToldEachInItsWords() throws Exception {
        Issued issued = AUTHORITY.issue("EC", Validity.NOW_ON, "tv.example.org");
        assertRefused(chain + " does not exist");
        Files.writeString(chain, "nothing");
        Files.writeString(key, issued.keyPem());
        assertRefused(chain + " holds no certificate as PEM");
        Files.writeString(chain, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused(chain + " holds a certificate that cannot be read");
        Files.writeString(chain, issued.chain());
        Files.writeString(key, "nothing");
        assertRefused(key + " holds no key that can be read as PEM, or one of another kind than the certificate's");
        Files.writeString(key, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertRefused(key + " holds an encrypted key: decrypt it, or name a PKCS12 file with its password instead"
                + " (keystore)");
        Files.writeString(key, AUTHORITY.issue("tv.example.org").keyPem());
        assertRefused("the key in " + key + " belongs to another certificate than the first in " + chain);
        Files.writeString(chain, AUTHORITY.pem() + issued.chain());
        Files.writeString(key, issued.keyPem());
        assertRefused("the key in " + key + " belongs to another certificate than the first in " + chain);
    }
}
