package dev.usher.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that a {@link TestAuthority} gave out, and its key, in the forms that servers read. */
public record Issued(X509Certificate certificate, PrivateKey key, TestAuthority authority) {
    static String pem(String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    /** The certificate, then that of its authority. */
    public String chain() {
        return pem("CERTIFICATE", TestAuthority.encoded(certificate)) + authority.pem();
    }

    /** The key as PKCS#8. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** The key in the form that came before PKCS#8: what stands within it, behind the name of its algorithm. */
    public String oldKeyPem() {
        byte[] whole = key.getEncoded();
        int at = headOf(whole, 0);
        at += whole[at + 1] + 2;
        at += whole[at + 1] + 2;
        byte[] inner = Arrays.copyOfRange(whole, headOf(whole, at), whole.length);
        return pem(key.getAlgorithm() + " PRIVATE KEY", inner);
    }

    private static int headOf(byte[] der, int at) {
        return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    public String fingerprint() throws Exception {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    /** For a server of a test. */
    public KeyCertOptions options() {
        return new PemKeyCertOptions().setCertValue(Buffer.buffer(chain())).setKeyValue(Buffer.buffer(keyPem()));
    }

    /** For a server of a test that is made of sockets. */
    public SSLContext serving() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key, new char[0], chainOf());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private Certificate[] chainOf() {
        return new Certificate[] {certificate, authority.certificate()};
    }

    public void writeTo(Path chain, Path key) throws Exception {
        Files.writeString(chain, chain());
        Files.writeString(key, keyPem());
    }

    public void writePkcs12(Path file, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key, password.toCharArray(), chainOf());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    /** The certificate alone. */
    @Override
    public String toString() {
        return "Issued[" + certificate.getSubjectX500Principal() + "]";
    }
}
